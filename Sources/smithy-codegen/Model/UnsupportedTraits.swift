/// The traits that stop the generator, each with the shapes that have it.
struct UnsupportedTraits {
  /// How many shapes a message lists before it only counts the rest.
  private static let listed = 3

  private var shapes: [ShapeID: [ShapeID]] = [:]

  /// Notes the traits of a shape or member.
  mutating func add(_ traits: [ShapeID], of id: ShapeID) {
    for trait in traits { shapes[trait, default: []].append(id) }
  }

  /// An error for each trait, sorted by the traits' ids.
  var errors: [ModelError] {
    shapes.sorted { $0.key.text < $1.key.text }.map { trait, shapes in
      let places = shapes.map(\.text).sorted()
      var list = places.prefix(Self.listed).joined(separator: ", ")
      if places.count > Self.listed { list += " and \(places.count - Self.listed) more" }
      return ModelError(
        nil,
        "the trait \(trait) is not supported (found at \(list)); --ignore-trait \(trait) "
          + "generates code as if it were absent")
    }
  }
}
