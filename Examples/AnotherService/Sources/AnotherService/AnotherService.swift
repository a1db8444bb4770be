import ParameterStore

/// Prints the value of a parameter in Parameter Store. README says how to run it.
@main
struct AnotherService {
  static func main() async throws {
    guard let name = CommandLine.arguments.dropFirst().first else {
      print("usage: AnotherService NAME")
      return
    }
    do throws(CallError) {
      let output = try await SSMClient().getParameter(name: name, withDecryption: true)
      print(output.parameter?.value ?? "no value")
    } catch {
      guard error.modeled is ParameterNotFound else { throw error }
      print("there is no parameter \(name)")
    }
  }
}
