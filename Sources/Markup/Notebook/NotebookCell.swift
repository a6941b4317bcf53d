/// A cell of a notebook.
public enum NotebookCell: Sendable, Hashable {
  /// Text in the Markdown of Jupyter and GitHub, and the figures that it shows as attachments.
  case text(String, figures: [Figure])
  /// A program, whether it is shown folded, and what it prints.
  case code(String, isFolded: Bool, output: String?)
}
