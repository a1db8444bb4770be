/// The files of a package with the client of a service: the manifest, an article, a test.
struct NewPackage {
  /// Where the package is that clients are built on.
  enum Dependency: Sendable {
    case address(String)
    case folder(String)
  }

  /// The files that a folder which is a package already has of its own.
  static let ofWholePackage: Set<String> = ["Package.swift", ".gitignore"]

  let service: ServicePlan
  /// The name of the client's module.
  let module: String
  /// The name of the model's file.
  let model: String
  let dependency: Dependency?
  private let call: SampleCall?

  /// Plans a package.
  ///
  /// - Throws: ``OutputError`` if the module has the name of one that it needs, or of a type in it.
  init(
    _ service: ServicePlan, module: String?, model: String, dependency: Dependency?
  ) throws(OutputError) {
    self.service = service
    self.model = model
    self.dependency = dependency
    let name = module ?? Self.moduleName(of: service)
    let types =
      service.structures.map(\.swiftName) + service.unions.map(\.swiftName)
      + service.enums.map(\.swiftName) + service.operations.map(\.swiftName)
    guard !Self.taken.contains(name), !types.contains(name) else {
      throw OutputError(
        "the module cannot be called \(name), as another module or a type of the service is; choose "
          + "a name with --module")
    }
    self.module = name
    call = SampleCall.simplest(of: service)
  }

  private static func moduleName(of service: ServicePlan) -> String {
    let prefix = service.swiftName.lowercased().utf8.starts(with: "aws".utf8) ? "" : "AWS"
    return prefix + service.swiftName
  }

  /// The modules that clients and their tests import.
  private static let taken: Set<String> = [
    "AWSClient", "AWSCredentials", "AWSEventStream", "AWSJSON", "AWSRuntime", "AWSShapes",
    "AWSSigV4", "AWSTestKit", "CurlTransport", "Foundation", "FoundationEssentials",
    "HTTPTransportAPI", "HTTPTypes", "Swift", "Testing",
  ]

  var generatedFolder: String { "Sources/\(module)/Generated" }
  var modelFile: String { "Sources/\(module)/Model/\(model)" }
  private var client: String { "\(service.swiftName)Client" }

  /// The files, apart from the model and the generated code.
  var files: [NewFile] {
    [
      NewFile("Package.swift", manifest), NewFile(".gitignore", ".build/"),
      NewFile(
        "Sources/\(module)/\(module).docc/\(module).md",
        Markdown.wrapped(article, to: 100).joined(separator: "\n")),
      NewFile("Tests/\(module)Tests/\(client)Tests.swift", test),
    ]
  }

  // MARK: Manifest

  private var manifest: String {
    """
    // swift-tools-version: 6.2
    \(Self.imports(["PackageDescription"]))

    let package = Package(
      name: \(Literal.string(module)),
      platforms: [.macOS(.v26)],
      products: [.library(name: "\(module)", targets: ["\(module)"])],
      dependencies: [\(dependencyLine)],
      targets: [
    \(targets)
      ]
    )
    """
  }

  /// What a manifest that is there needs.
  var manifestParts: String {
    "dependencies:\n    \(dependencyLine),\n\ntargets:\n\(targets)"
  }

  private var dependencyLine: String {
    switch dependency {
    case .folder(let path):
      ".package(name: \"aws-swift-protocols\", path: \(Literal.string(path)))"
    case .address(let address): ".package(url: \(Literal.string(address)), from: \"0.1.0\")"
    case nil: ".package(url: \"(the address of aws-swift-protocols)\", from: \"0.1.0\")"
    }
  }

  private func product(_ name: String) -> String {
    ".product(name: \"\(name)\", package: \(Literal.string(packageName)))"
  }

  /// The name that the manifest knows the package by: the end of its address.
  private var packageName: String {
    guard case .address(let address) = dependency else { return "aws-swift-protocols" }
    let end =
      address.utf8.split(separator: UInt8(ascii: "/")).last ?? "aws-swift-protocols".utf8[...]
    let name = String(decoding: end, as: UTF8.self)
    return name.hasSuffix(".git") ? String(name.dropLast(4)) : name
  }

  private var targets: String {
    """
        .target(
          name: "\(module)",
          dependencies: [
            \(product("AWSClient")),
            \(product("AWSShapes")),
          ],
          exclude: ["Model"]),
        .testTarget(
          name: "\(module)Tests",
          dependencies: [
            "\(module)",
            \(product("AWSClient")),
            \(product("AWSTestKit")),
          ]),
    """
  }

  // MARK: Article

  private var article: String {
    let title = Markdown.wrapped(service.title, to: .max).joined(separator: " ")
    let about = Markdown.wrapped(service.documentation, to: .max).joined(separator: "\n")
    return """
      # ``\(module)``

      A client of \(title).

      ## Overview

      \(about.isEmpty ? "The client has a method for every operation of the service." : about)

      \(callSection)\(pagesSection)## Change the code

      The files in `Generated` come from the model in `Model/\(model)`. After a \
      change of the model, generate them again:

      ```sh
      swift package --allow-writing-to-package-directory smithy-codegen \\
        \(modelFile) --output \(generatedFolder)
      ```

      ## Topics

      ### The client

      - ``\(client)``
      - ``\(service.swiftName)ClientProtocol``
      """
  }

  private var callSection: String {
    guard let call else { return "" }
    return """
      ## Make a call

      The client finds its region and its credentials where the AWS CLI finds them, in the environment \
      and in the files in `~/.aws`.

      ```swift
      \(Self.imports([module]))

      let client = \(client)()
      let output = try await \(call.call)
      ```

      A call throws a `CallError`. \(errors(of: call.operation))

      ## Test without a service

      A client made with `\(client)(calling:)` calls a stub of yours, such as `StrictStub` of the module \
      `AWSTestKit`; see the test `\(client)Tests`.


      """
  }

  private func errors(of operation: OperationPlan) -> String {
    guard !operation.errors.isEmpty else { return "The model lists no errors of this operation." }
    let list = operation.errors.map { "``\($0)``" }.joined(separator: ", ")
    return "Its `modeled` is the service's own error, for this operation one of \(list)."
  }

  private var pagesSection: String {
    let paged = service.operations.filter { $0.pagesName != nil }
    let values = SampleValue(service: service)
    for operation in paged where operation.pagination?.items.isEmpty == false {
      guard let name = operation.pagesName, let input = operation.input,
        let arguments = values.arguments(of: input)
      else { continue }
      return """
        ## Read all pages

        \(paged.count == 1 ? "One operation returns" : "\(paged.count) operations return") a page at a \
        time. Methods whose names end in `Pages` read one page after another:

        ```swift
        for try await item in client.\(SwiftName.escaped(name))(\(arguments)).items {
          print(item)
        }
        ```


        """
    }
    return ""
  }

  // MARK: Test

  private static func imports(_ modules: [String]) -> String {
    modules.map { "import \($0)" }.joined(separator: "\n")
  }

  private var testImports: String {
    Self.imports(["AWSClient", "AWSTestKit", "Testing", module])
  }

  private var test: String {
    guard let call else { return bareTest }
    let method = SwiftName.escaped(call.operation.methodName)
    return """
      \(testImports)

      @Suite("The client")
      struct \(client)Tests {
        @Test("A call sends its input, and returns what the service answers")
        func call() async throws {
          let input = \(call.input.swiftName)(\(call.arguments))
          let output = \(call.output.swiftName)(\(call.results))
          let stub = StrictStub()
          stub.expect(\(call.operation.swiftName).self, input, .output(output))
          let client = \(client)(calling: stub)
          #expect(try await client.\(method)(input) == output)
          try stub.verify()
        }
      }
      """
  }

  /// The test of a service none of whose calls can be made up.
  private var bareTest: String {
    """
    \(testImports)

    @Suite("The client")
    struct \(client)Tests {
      @Test("A stub that expects no call sees none")
      func quiet() throws {
        let stub = StrictStub()
        _ = \(client)(calling: stub)
        try stub.verify()
      }
    }
    """
  }
}
