export function Caps({ caps }: { readonly caps: readonly string[] }): React.JSX.Element {
  return (
    <>
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </>
  );
}
