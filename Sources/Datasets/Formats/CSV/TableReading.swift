/// How a table was read: what was asked for, and what was taken from the data.
public struct TableReading: Sendable, Hashable, Codable {
  /// Why a column was taken for the one that has the classes.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// The request names it.
    case given
    /// Its name is one that such columns have.
    case name
    /// It is the only one with words.
    case words
    /// It is the only one with few different whole numbers.
    case fewValues = "few_values"
    /// It is the one beside the pixels of images.
    case besidePixels = "beside_pixels"
  }

  /// A choice, and whether it was taken from the data.
  public struct Choice: Sendable, Hashable, Codable {
    /// What was chosen.
    public var value: String
    /// Whether the data left no other choice; else it was asked for.
    public var isGuessed: Bool
  }

  /// The column that has the classes: its name, or its number where columns have none.
  public var label: String
  /// Its number, from 1.
  public var labelColumn: Int
  /// Why it is this one.
  public var labelReason: Reason
  /// What separates fields: `,`, `;`, `tab`, `space` or another character.
  public var delimiter: Choice
  /// What separates decimals: `.` or `,`.
  public var decimal: Choice
  /// Whether the first row names the columns: `true` or `false`.
  public var header: Choice
  /// How many columns are features.
  public var featureColumns: Int
  /// The columns that were left out: their names, or their numbers where they have none.
  public var ignored: [String]
  /// How many rows were left out because they lack a value.
  public var droppedRows: Int
  /// How many rows were left out because their class was not asked for.
  public var otherClassRows: Int
  /// The name of the file to test on; nil where one row in five tests.
  public var testFile: String?
}
