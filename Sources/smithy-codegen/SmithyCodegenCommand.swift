import ArgumentParser
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command `smithy-codegen`: writes the Swift code of a service's model.
@main
struct SmithyCodegenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "smithy-codegen",
    abstract: "Writes the Swift code of a Smithy model: types, operations and a client.",
    discussion: """
      The model is a Smithy JSON AST of a service that speaks restJson1, awsJson1_0 or awsJson1_1.
      The folders hold generated code only: other Swift files in them are removed.
      """)

  @Argument(help: "The model, a Smithy JSON AST.")
  var model: String

  @Option(help: "The folder for the code; with --client-output, for the models only.")
  var output: String

  @Option(help: "The folder for the client, where it stands in a module of its own.")
  var clientOutput: String?

  @Option(help: "The module with the models, where the client stands in a module of its own.")
  var modelsModule: String?

  @Flag(help: "The client's type is written by hand: write its methods only.")
  var extendClient = false

  @Option(help: "The service, where the model has several: its id or its name.")
  var service: String?

  @Option(help: "A trait to ignore though it is not supported, by its id. Can be repeated.")
  var ignoreTrait: [String] = []

  @Flag(help: "Write nothing; fail when the folders do not hold what would be written.")
  var check = false

  func validate() throws {
    if clientOutput != nil, modelsModule == nil {
      throw ValidationError("--client-output needs --models-module")
    }
  }

  func run() throws {
    let generator = try Generator(
      try Self.contents(of: model), named: Self.name(of: model),
      Generator.Options(
        service: service, ignoredTraits: Set(ignoreTrait.map { ShapeID($0) }),
        modelsModule: clientOutput == nil ? nil : modelsModule,
        includesClientType: !extendClient))
    let models = GeneratedFolder(path: output)
    guard let clientOutput else {
      let client = generator.client.map { file in
        var file = file
        file.path = "Client/\(file.path)"
        return file
      }
      return try finish([(models, generator.models + client)])
    }
    try finish([
      (models, generator.models), (GeneratedFolder(path: clientOutput), generator.client),
    ])
  }

  private func finish(_ folders: [(GeneratedFolder, [SourceFile])]) throws {
    guard check else {
      for (folder, files) in folders { try folder.write(files) }
      return
    }
    let differences = try folders.flatMap { try $0.differences(from: $1) }
    guard !differences.isEmpty else { return }
    let text = differences.map { "\($0)\n" }.joined()
    try FileDescriptor.standardError.writeAll(text.utf8)
    throw ExitCode.failure
  }

  private static func contents(of path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw ValidationError("cannot read \(path): \(error)")
    }
  }

  private static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
