import ArgumentParser
import CommandSupport
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command `smithy-codegen generate`, which needs not be named: it generates Swift code from the
/// model of a service.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Generates Swift code from a Smithy model: types, operations and a client.",
    discussion: """
      The model is a Smithy JSON AST of a service that supports restJson1, awsJson1_0 or \
      awsJson1_1.

      Files that were generated from the same model before are replaced, or removed if the model \
      no longer leads to them. Other files in the folders are never changed.
      """)

  @Argument(help: "The file of the model, a Smithy JSON AST.")
  var model: String

  @Option(help: "The folder for the generated code; with --client-output, for the models only.")
  var output: String

  @Option(help: "The folder for the client, if it belongs to a module of its own.")
  var clientOutput: String?

  @Option(
    help: ArgumentHelp(
      "The folder for the handler protocol and the routes of a server.",
      discussion: "Its module has to provide the types that they use, LocalFailure and ServerRoute."
    ))
  var serverOutput: String?

  @Option(
    help: ArgumentHelp(
      "The folder for the commands of an executable, one for each operation.",
      discussion: "Its module has to provide the types that they use, such as OperationCommand."))
  var commandOutput: String?

  @Option(help: "The module that contains the client, which commands import.")
  var clientModule: String?

  @Option(
    help: ArgumentHelp(
      "An operation that starts something that its command can wait for. Can be repeated.",
      valueName: "operation"))
  var startingOperation: [String] = []

  @Option(
    help: "The module that contains the models, if client or server belong to another module.")
  var modelsModule: String?

  @Flag(help: "Generate the client's methods but not its type, which is written by hand.")
  var extendClient = false

  @Option(help: "The name or id of the service, if the model has several.")
  var service: String?

  @Option(
    help: ArgumentHelp(
      "The operations to generate, separated by commas; all unless given.",
      discussion: "Types that none of them reaches are left out.", valueName: "names"))
  var operations: String?

  @Option(
    help: ArgumentHelp(
      "A file of endpoint test cases, in the form of the trait smithy.rules#endpointTests.",
      discussion: "The endpoints that the client would call are checked against it.",
      valueName: "file"))
  var endpointTests: String?

  @Option(
    help: ArgumentHelp(
      "The id of a trait to ignore although it is not supported. Can be repeated.",
      valueName: "trait"))
  var ignoreTrait: [String] = []

  @Option(
    help: ArgumentHelp(
      "An operation whose last page repeats the token of its request. Can be repeated.",
      discussion: "For other operations, a repeated token is an error, as pages would never end.",
      valueName: "operation"))
  var repeatedTokenEnds: [String] = []

  @Flag(help: "Write nothing; fail if the folders differ from what would be written.")
  var check = false

  func validate() throws {
    if clientOutput != nil, modelsModule == nil {
      throw ValidationError("--client-output needs --models-module")
    }
    if serverOutput != nil, modelsModule == nil {
      throw ValidationError("--server-output needs --models-module")
    }
    if commandOutput != nil, clientOutput == nil || clientModule == nil {
      throw ValidationError("--command-output needs --client-output and --client-module")
    }
    if clientOutput == nil, modelsModule != nil {
      throw ValidationError("--models-module needs --client-output")
    }
  }

  func run() throws {
    let generator = try generator()
    if let endpointTests { try check(generator.plan, against: endpointTests) }
    let source = Self.name(of: model)
    let models = GeneratedFolder(path: output, source: source)
    guard let clientOutput else {
      let client = generator.client.map { file in
        var file = file
        file.path = "Client/\(file.path)"
        return file
      }
      return try finish([(models, generator.models + client)])
    }
    let server = serverOutput.map {
      (GeneratedFolder(path: $0, source: source), generator.server)
    }
    let commandFiles = try commandOutput.map {
      (GeneratedFolder(path: $0, source: source), try commands(of: generator))
    }
    try finish(
      [
        (models, generator.models),
        (GeneratedFolder(path: clientOutput, source: source), generator.client),
      ] + [server, commandFiles].compactMap { $0 })
  }

  private func generator() throws -> Generator {
    let bytes = try Self.contents(of: model)
    do {
      return try Generator(
        bytes, named: Self.name(of: model),
        Generator.Options(
          service: service, ignoredTraits: Set(ignoreTrait.map { ShapeID($0) }),
          repeatedTokens: Set(repeatedTokenEnds), operations: selectedOperations,
          modelsModule: modelsModule, clientModule: clientModule,
          startingOperations: Set(startingOperation),
          includesClientType: !extendClient))
    } catch let problems as ModelErrors where problems.errors.count > 1 {
      let lines = problems.errors.map { "\n  \($0)" }.joined()
      throw OutputError("\(model): \(problems.errors.count) problems:\(lines)")
    } catch {
      throw OutputError("\(model): \(error)")
    }
  }

  private var selectedOperations: [String]? {
    operations?.utf8.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
  }

  private func check(_ plan: ServicePlan, against path: String) throws {
    let report = try EndpointTests(try Self.contents(of: path), named: path).report(on: plan)
    print(report.text, terminator: "")
    guard report.failures.isEmpty else {
      throw OutputError("\(path): \(report.failures.count) endpoint tests failed")
    }
  }

  private func commands(of generator: Generator) throws -> [SourceFile] {
    do {
      return try generator.commands()
    } catch {
      throw OutputError("\(model): \(error)")
    }
  }

  private func finish(_ folders: [(GeneratedFolder, [SourceFile])]) throws {
    // Nothing is written to one folder if the other is refused.
    let planned = try folders.map { folder, files in try folder.changes(to: files) }
    guard check else {
      for (folder, files) in folders {
        print(
          FolderReport(folder, try folder.write(files), of: files.count).written, terminator: "")
      }
      return
    }
    guard planned.contains(where: { !$0.isEmpty }) else { return }
    for ((folder, files), changes) in zip(folders, planned) {
      let text = FolderReport(folder, changes, of: files.count).differences
      try FileDescriptor.standardError.writeAll(text.utf8)
    }
    throw ExitCode.failure
  }

  static func contents(of path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      var isFolder = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let reason = exists && isFolder ? "it is a folder" : FileProblem(error).description
      throw OutputError(
        "cannot read \(path): \(reason); expected the file of a model, a Smithy JSON AST")
    }
  }

  static func name(of path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
      ?? path
  }
}
