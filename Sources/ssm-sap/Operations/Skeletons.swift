/// A sample input and a sample output of an operation, as JSON.
struct Skeletons: Sendable {
  let input: String
  let output: String
}
