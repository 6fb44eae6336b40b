import { Component } from "react";

import { t } from "../language/language.ts";

import { ActionButton } from "./action-button.tsx";
import { CalmNotice } from "./calm-notice.tsx";

interface ErrorBoundaryProps {
  /** What this part of the window is called, for example "The board". */
  readonly name: string;
  readonly children: React.ReactNode;
}

interface Broken {
  readonly message: string | null;
}

/** A mistake in one part of the window must not take the others with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Broken> {
  override state: Broken = { message: null };

  static getDerivedStateFromError(error: unknown): Broken {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): React.ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <CalmNotice title={t("{{name}} stopped working: {{message}}", { name: this.props.name, message })} tone="bad">
        <p>
          {t("The station goes on: alerts are received, people are notified, escalations run. Load the window again.")}
        </p>
        <div className="notice-actions">
          <ActionButton
            label={t("Load the window again")}
            look="primary"
            onPress={() => globalThis.location.reload()}
          />
          <ActionButton label={t("Try this part again")} onPress={() => this.setState({ message: null })} />
        </div>
      </CalmNotice>
    );
  }
}
