/// A shape of a model, with its mixins and `apply` statements merged in.
///
/// Source: Smithy 2.0 specification, "JSON AST".
struct Shape: Sendable {
  var id: ShapeID
  var type: ShapeType
  var traits = Traits()

  /// The members of a structure, union or enum, in the order of the model.
  var members: [Member] = []
  /// The elements of a list.
  var element: Member?
  /// The keys of a map.
  var key: Member?
  /// The values of a map.
  var value: Member?

  /// The input of an operation.
  var input: ShapeID?
  /// The output of an operation.
  var output: ShapeID?
  /// The errors of an operation or of a whole service.
  var errors: [ShapeID] = []

  /// The version of a service.
  var version: String?
  /// The operations of a service or resource, including those of a resource's life cycle.
  var operations: [ShapeID] = []
  /// The resources of a service or resource.
  var resources: [ShapeID] = []
  /// The shapes whose members and traits this one includes.
  var mixins: [ShapeID] = []

  /// Whether the members of a union are events, which arrive one after another.
  var isEventStream: Bool { type == .union && traits.has("streaming") }
}

/// A member of a shape.
struct Member: Sendable {
  var name: String
  var target: ShapeID
  var traits = Traits()

  /// Adds traits, which replace those of the same id.
  mutating func add(_ traits: Traits) {
    self.traits = traits.merged(over: self.traits)
  }
}

/// The type of a shape.
enum ShapeType: String, Sendable {
  case blob, boolean, string, timestamp, document
  case byte, short, integer, long, float, double, bigInteger, bigDecimal
  case `enum`, intEnum
  case list, map, structure, union
  case service, resource, operation
}
