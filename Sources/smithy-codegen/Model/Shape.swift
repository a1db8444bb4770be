/// A shape of a model, as its JSON AST has it, with mixins and `apply` statements worked in.
///
/// Source: Smithy 2.0 specification, "JSON AST".
struct Shape: Sendable {
  var id: ShapeID
  var type: ShapeType
  var traits = Traits()

  /// The members of a structure, union or enum, in the order of the model.
  var members: [Member] = []
  /// What a list holds.
  var element: Member?
  /// The keys of a map.
  var key: Member?
  /// The values of a map.
  var value: Member?

  /// What an operation takes.
  var input: ShapeID?
  /// What an operation answers.
  var output: ShapeID?
  /// The errors of an operation or of a whole service.
  var errors: [ShapeID] = []

  /// The version of a service.
  var version: String?
  /// The operations of a service or resource, those of a resource's life cycle among them.
  var operations: [ShapeID] = []
  /// The resources of a service or resource.
  var resources: [ShapeID] = []
  /// The shapes whose members and traits this one takes over.
  var mixins: [ShapeID] = []
}

/// A member of a shape.
struct Member: Sendable {
  var name: String
  var target: ShapeID
  var traits = Traits()

  /// Gives the member traits over those that it has.
  mutating func add(_ traits: Traits) {
    self.traits = traits.merged(over: self.traits)
  }
}

/// The kinds of shapes there are.
enum ShapeType: String, Sendable {
  case blob, boolean, string, timestamp, document
  case byte, short, integer, long, float, double, bigInteger, bigDecimal
  case `enum`, intEnum
  case list, map, structure, union
  case service, resource, operation
}
