import AWSShapes

/// Returns what is wrong with an input, by the constraints of its model.
func problems(of input: some ConstrainedShape) -> [String] {
  input.violations().map(\.description)
}
