import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command `smithy-codegen init`, which makes a package with the client of a service.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a package with a client, its documentation and a test, from a Smithy model.",
    discussion: """
      In a folder that is a package already, it adds the targets and prints what to add to the \
      manifest. It never replaces a file.
      """)

  @Argument(help: "The file of the model, a Smithy JSON AST.")
  var model: String

  @Option(help: "The folder of the package, which is made if it is not there.")
  var output: String

  @Option(help: "The address of the package aws-swift-protocols.")
  var packageURL: String?

  @Option(help: "The folder of a copy of the package aws-swift-protocols.")
  var packagePath: String?

  @Option(help: "The name of the client's module; AWS and the service's name unless given.")
  var module: String?

  @Option(help: "The name or id of the service, if the model has several.")
  var service: String?

  @Option(
    help: ArgumentHelp(
      "The id of a trait to ignore although it is not supported. Can be repeated.",
      valueName: "trait"))
  var ignoreTrait: [String] = []

  func validate() throws {
    guard packageURL == nil || packagePath == nil else {
      throw ValidationError("--package-url and --package-path exclude each other")
    }
    if let module, !ShapeID.isIdentifier(module.utf8) {
      throw ValidationError(
        "--module: a module's name consists of ASCII letters, digits and underscores")
    }
  }

  func run() throws {
    let bytes = try GenerateCommand.contents(of: model)
    let source = GenerateCommand.name(of: model)
    let generator: Generator
    do {
      generator = try Generator(
        bytes, named: source,
        Generator.Options(service: service, ignoredTraits: Set(ignoreTrait.map { ShapeID($0) })))
    } catch {
      throw OutputError("\(model): \(error)")
    }
    let package = try NewPackage(
      generator.plan, module: module, model: source, dependency: dependency())
    let isPackage = FileManager.default.fileExists(atPath: "\(output)/Package.swift")
    var files = package.files
    if isPackage {
      files.removeAll { NewPackage.ofWholePackage.contains($0.path) }
    } else if package.dependency == nil {
      throw OutputError(
        "state where the package aws-swift-protocols is, with --package-url or --package-path")
    }
    let code =
      generator.models
      + generator.client.map { file in
        var file = file
        file.path = "Client/\(file.path)"
        return file
      }
    let generated = GeneratedFolder(path: "\(output)/\(package.generatedFolder)", source: source)
    let folder = NewFolder(path: output)
    files.append(NewFile(path: package.modelFile, content: bytes))
    try folder.check(files)
    let changes = try generated.write(code)
    try folder.write(files)
    print("made \(files.count + changes.count) files in \(output), the module \(package.module)")
    if isPackage { print("Add to Package.swift:\n\n\(package.manifestParts)") }
  }

  private func dependency() throws -> NewPackage.Dependency? {
    if let packageURL { return .address(packageURL) }
    guard let packagePath else { return nil }
    let folder = URL(fileURLWithPath: packagePath).standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: "\(folder)/Package.swift") else {
      throw OutputError("\(packagePath) is not the folder of a package: it has no Package.swift")
    }
    return .folder(folder)
  }
}
