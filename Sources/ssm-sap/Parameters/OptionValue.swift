/// The value of an option as the command line has it.
enum OptionValue: Sendable {
  /// One word; `nil` if the option was not given.
  case text(String?)
  /// Any number of words; none if the option was not given.
  case words([String])
  /// A flag or its opposite; `nil` if neither was given.
  case flag(Bool?)
}
