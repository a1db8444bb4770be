/// A command for one operation, with every name chosen.
struct CommandPlan: Sendable {
  var operation: OperationPlan
  /// The name on the command line, such as `get-operation`.
  var name: String
  /// What the command does, in one sentence.
  var abstract: String
  /// The rest of the operation's documentation.
  var discussion: String
  /// The options, in the order of the input's members.
  var options: [OptionPlan]
  var paging: PagingPlan?
  /// Whether the operation starts something that the command can wait for.
  var startsOperation: Bool
  /// A sample input and a sample output, as JSON.
  var inputSkeleton: String
  var outputSkeleton: String

  /// The name of the command's type.
  var swiftName: String { "\(operation.swiftName)Command" }
}

/// An option that sets a member of the input.
struct OptionPlan: Sendable {
  /// The name of the member in the model.
  var member: String
  /// The name on the command line without its hyphens.
  var name: String
  var swiftName: String
  var help: String
  var isRequired: Bool
  /// Whether the option is left out of the help, since the paging options take its place.
  var isHidden: Bool
  var kind: OptionKind
  /// The type of the value as a Swift expression.
  var type: String
  /// The values that the model lists, if the value is an enum.
  var choices: [String]
}

/// How the command line takes the value of an option.
enum OptionKind: Sendable {
  /// One word.
  case text
  /// One word that may begin with a hyphen.
  case number
  /// Any number of words.
  case words
  /// No word, but a second name that stands for false.
  case flag
}

/// What a command needs to know to read page after page: names of members in the model.
struct PagingPlan: Sendable {
  var inputToken: String
  var outputToken: [String]
  var items: [String]
  var pageSize: String?
}

/// A structure that options take.
struct ParameterShapePlan: Sendable {
  var swiftName: String
  /// The members as Swift expressions.
  var members: [String]
}
