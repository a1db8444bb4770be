/// An error in the shared files or in the settings, with its place. It never contains a secret.
public struct ConfigurationError: Error, Sendable, Hashable {
  /// The kind of error.
  public var kind: Kind

  /// What is wrong, and how to correct it.
  public var message: String

  /// The path of the file with the error, or `nil` if it is not in a file.
  public var file: String?

  /// The line of the file, counted from one.
  public var line: Int?

  /// Creates an error.
  public init(_ kind: Kind, _ message: String, file: String? = nil, line: Int? = nil) {
    self.kind = kind
    self.message = message
    self.file = file
    self.line = line
  }

  /// Creates an error about a value, with the value's place.
  init(_ kind: Kind, _ message: String, at origin: SettingOrigin) {
    self.init(kind, message, file: origin.file, line: origin.line)
  }
}

extension ConfigurationError {
  /// A kind of error. Later versions may add kinds.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// Creates a kind with a name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// A file exists but cannot be read.
    public static let unreadableFile = Kind(rawValue: "unreadableFile")
    /// A file exists but does not contain UTF-8 text.
    public static let notText = Kind(rawValue: "notText")
    /// A section's line does not end with a bracket.
    public static let unclosedSection = Kind(rawValue: "unclosedSection")
    /// A property precedes the first section.
    public static let expectedSection = Kind(rawValue: "expectedSection")
    /// An indented line does not follow a property.
    public static let expectedProperty = Kind(rawValue: "expectedProperty")
    /// A property has no equals sign.
    public static let propertyWithoutEquals = Kind(rawValue: "propertyWithoutEquals")
    /// A property has no name.
    public static let propertyWithoutName = Kind(rawValue: "propertyWithoutName")
    /// A nested property has no equals sign.
    public static let subpropertyWithoutEquals = Kind(rawValue: "subpropertyWithoutEquals")
    /// A nested property has no name.
    public static let subpropertyWithoutName = Kind(rawValue: "subpropertyWithoutName")
    /// A profile, or another section that a setting refers to, does not exist.
    public static let missingSection = Kind(rawValue: "missingSection")
    /// A setting that others need is missing.
    public static let missingSetting = Kind(rawValue: "missingSetting")
    /// Settings contradict each other.
    public static let contradiction = Kind(rawValue: "contradiction")
    /// Profiles refer to each other in a circle.
    public static let loop = Kind(rawValue: "loop")
    /// A setting does not allow this value.
    public static let invalidValue = Kind(rawValue: "invalidValue")
  }
}

extension ConfigurationError: CustomStringConvertible {
  /// The file and line, and what is wrong.
  public var description: String {
    guard let file else { return message }
    return line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
