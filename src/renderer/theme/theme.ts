// Mantine in the console's own tokens, so that its fields and dialogs look like the rest in both themes.
import {
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Modal,
  MultiSelect,
  NumberInput,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from "@mantine/core";

export const theme = createTheme({
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--font-mono)",
  fontSizes: { xs: "11.5px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "18px", md: "20px", lg: "22px", xl: "25px" },
  spacing: { xs: "6px", sm: "10px", md: "14px", lg: "18px", xl: "26px" },
  headings: { fontFamily: "var(--font)", fontWeight: "600" },
  defaultRadius: "5px",
  primaryColor: "blue",
  respectReducedMotion: true,
  focusRing: "auto",
  cursorType: "pointer",
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: "xs" } }),
    TextInput: TextInput.extend({ defaultProps: { size: "sm" } }),
    // What was searched for is chosen with Enter.
    Select: Select.extend({
      defaultProps: { size: "sm", selectFirstOptionOnChange: true, comboboxProps: { keepMounted: false } },
    }),
    MultiSelect: MultiSelect.extend({
      defaultProps: { size: "sm", selectFirstOptionOnChange: true, comboboxProps: { keepMounted: false } },
    }),
    NumberInput: NumberInput.extend({ defaultProps: { size: "sm" } }),
    Textarea: Textarea.extend({ defaultProps: { size: "sm" } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.55 },
        closeButtonProps: { "aria-label": "Close this dialog" },
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 250, transitionProps: { duration: 0 }, withinPortal: true, multiline: true, maw: 360 },
    }),
  },
});

const colours = {
  "--mantine-color-body": "var(--s1)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--mute)",
  "--mantine-color-placeholder": "var(--mute)",
  "--mantine-color-anchor": "var(--focus)",
  "--mantine-color-error": "var(--crit-text)",
  "--mantine-color-default": "var(--s2)",
  "--mantine-color-default-hover": "var(--s3)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--edge-soft)",
  "--mantine-color-disabled": "var(--s2)",
  "--mantine-color-disabled-color": "var(--mute)",
  "--mantine-color-disabled-border": "var(--line)",
  "--mantine-color-blue-filled": "var(--accent)",
  "--mantine-color-blue-filled-hover": "var(--accent-hover)",
  "--mantine-color-blue-text": "var(--focus)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent-hover)",
  "--mantine-primary-color-contrast": "var(--on-accent)",
};

/** Menus, popovers and hovered items take their greys from these palettes. */
const greys = {
  "--mantine-color-dark-4": "var(--edge-soft)",
  "--mantine-color-dark-5": "var(--s3)",
  "--mantine-color-dark-6": "var(--s2)",
  "--mantine-color-dark-7": "var(--s1)",
  "--mantine-color-gray-0": "var(--s2)",
  "--mantine-color-gray-1": "var(--s2)",
  "--mantine-color-gray-2": "var(--s3)",
  "--mantine-color-gray-3": "var(--edge-soft)",
  "--mantine-color-gray-4": "var(--edge)",
};

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  dark: { ...colours, ...greys },
  light: { ...colours, ...greys },
});
