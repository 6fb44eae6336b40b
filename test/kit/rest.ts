// Calls of the REST API as a script makes them.

export const adminToken = "wd_test_admin";

export interface Reply {
  readonly status: number;
  /** Parsed where it is JSON, else as text. */
  readonly body: any;
}

export type Rest = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>;

/** `url` is asked at each call, as a station that was restarted listens elsewhere. A body that is text is sent as it is. */
export const restOf =
  (url: () => string): Rest =>
  async (method, path, body, headers) => {
    const response = await fetch(url() + path, {
      method,
      headers: {
        authorization: `Bearer ${adminToken}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/u.test(response.headers.get("content-type") ?? "");
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  };
