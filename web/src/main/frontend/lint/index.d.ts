export interface LintFinding { rule: string; element: string; message: string }
export function lint(definitions: unknown): Promise<LintFinding[]>;
