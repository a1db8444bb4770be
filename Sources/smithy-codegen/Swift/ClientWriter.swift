/// Writes the client: its methods and, unless it is written by hand, the type itself.
struct ClientWriter {
  let service: ServicePlan
  /// The module of the models, if it is not the client's own.
  let modelsModule: String?
  /// The type with the service's endpoint rules. A service without rules is called at its regional
  /// endpoint.
  var endpointRules: String?

  private var protocolName: String { "\(service.swiftName)ClientProtocol" }
  private var models: [String] { modelsModule.map { ["public import \($0)"] } ?? [] }

  /// The files of the client.
  ///
  /// - Parameters:
  ///   - source: The name of the model's file.
  ///   - includingType: Whether to write the type itself.
  func files(from source: String, includingType: Bool) -> [SourceFile] {
    var files = [exports(from: source), methods(from: source), parameters(from: source)]
    if service.operations.contains(where: { $0.pagination != nil }) {
      files.append(pages(from: source))
    }
    files += [options(from: source)].compactMap { $0 }
    files += [WaiterWriter(service: service, models: models).file(from: source)].compactMap { $0 }
    return includingType ? files + [type(from: source)] : files
  }

  // MARK: Exports

  private func exports(from source: String) -> SourceFile {
    SourceFile("\(service.swiftName)Exports.swift", from: source, imports: []) { writer in
      writer.line("// A program that imports the client also names its errors and options.")
      writer.line("@_exported public import AWSClient")
      if let modelsModule { writer.line("@_exported public import \(modelsModule)") }
    }
  }

  // MARK: Methods

  private func methods(from source: String) -> SourceFile {
    SourceFile(
      "\(protocolName).swift", from: source,
      imports: ["public import AWSClient"] + outputImport + models
    ) { writer in
      writer.documentation(
        """
        A client of \(service.title).

        Code that takes any client of this protocol can be tested without a network. A conforming \
        type only needs `call`: every other method calls it, unless the type has its own.
        """)
      writer.block("public protocol \(protocolName): OperationCaller") { writer in
        for operation in service.operations where operation.input != nil {
          writer.gap()
          writeSummary(of: operation, to: &writer)
          writer.list(
            "func \(method(operation))(", inputParameter(operation), result(operation),
            .declaration)
        }
      }
      writer.gap()
      writer.block("extension \(protocolName)") { writer in
        for operation in service.operations where operation.input != nil {
          writer.gap()
          writeSummary(of: operation, to: &writer)
          writer.function(
            "public func \(method(operation))(", inputParameter(operation), result(operation)
          ) { writer in
            writer.line("try await call(\(operation.swiftName).self, input: input)")
          }
        }
      }
    }
  }

  /// An operation without an output returns a type of AWSShapes.
  private var outputImport: [String] {
    let answersNothing = service.operations.contains { $0.input != nil && $0.output == nil }
    return answersNothing ? ["public import AWSShapes"] : []
  }

  // MARK: Methods that take the members as parameters

  private func parameters(from source: String) -> SourceFile {
    let members = service.operations.flatMap { $0.input?.members ?? [] }
    return SourceFile(
      "\(protocolName)+Parameters.swift", from: source,
      imports: ["public import AWSClient"] + shapesImport(members) + models,
      needsDate: members.contains { $0.type.holdsDate }
    ) { writer in
      writer.block("extension \(protocolName)") { writer in
        for operation in service.operations {
          writer.gap()
          writeMethod(of: operation, to: &writer)
        }
      }
    }
  }

  /// Writes a call whose one argument is a call with several arguments.
  private func writeCall(
    _ call: String, _ value: String, _ arguments: [String], to writer: inout SourceWriter
  ) {
    let single = call + value + arguments.joined(separator: ", ") + "))"
    guard !writer.fits(single) else { return writer.line(single) }
    writer.line(call)
    writer.indented { $0.list(value, arguments, "))", .call) }
  }

  /// The import of AWSShapes, if the file uses it.
  private func shapesImport(_ members: [MemberPlan]) -> [String] {
    let isInSignatures =
      service.operations.contains { $0.output == nil } || members.contains { $0.type.isOfAWSShapes }
    if isInSignatures { return ["public import AWSShapes"] }
    return service.operations.contains { $0.input == nil } ? ["import AWSShapes"] : []
  }

  private func writeMethod(of operation: OperationPlan, to writer: inout SourceWriter) {
    let members = operation.input.map(InitializerOrder.members(of:)) ?? []
    writeDocumentation(of: operation, parameters: members, to: &writer)
    let parameters = members.map(InitializerOrder.parameter(for:))
    writer.function("public func \(method(operation))(", parameters, result(operation)) { writer in
      guard let input = operation.input else {
        return writer.line("try await call(\(operation.swiftName).self, input: UnitShape())")
      }
      let name = callable(operation.methodName, members)
      writeCall(
        "try await \(name)(", "\(input.swiftName)(", Self.arguments(members), to: &writer)
    }
  }

  /// A method's name as a method with these parameters calls it, one of which may hide it.
  private func callable(_ name: String, _ parameters: [MemberPlan]) -> String {
    let escaped = SwiftName.escaped(name)
    return parameters.contains { $0.swiftName == name } ? "self.\(escaped)" : escaped
  }

  private static func arguments(_ members: [MemberPlan]) -> [String] {
    members.map { "\(SwiftName.label($0.swiftName)): \(SwiftName.escaped($0.swiftName))" }
  }

  // MARK: Pages

  private func pages(from source: String) -> SourceFile {
    let paginated = service.operations.filter { $0.pagination != nil }
    let members = paginated.flatMap { $0.input?.members ?? [] }
    return SourceFile(
      "\(protocolName)+Pages.swift", from: source,
      imports: ["public import AWSClient"]
        + (members.contains { $0.type.isOfAWSShapes } ? ["public import AWSShapes"] : []) + models,
      needsDate: members.contains { $0.type.holdsDate }
    ) { writer in
      writer.block("extension \(protocolName)") { writer in
        for operation in paginated {
          guard let input = operation.input, let name = operation.pagesName else { continue }
          writer.gap()
          writePages(of: operation, input, name, to: &writer)
        }
      }
    }
  }

  private func writePages(
    of operation: OperationPlan, _ input: StructurePlan, _ methodName: String,
    to writer: inout SourceWriter
  ) {
    let name = SwiftName.escaped(methodName)
    let result = ") -> Pages<\(operation.swiftName)>"
    let isItemized = operation.pagination?.items.isEmpty == false
    let summary =
      "Returns the pages of ``\(operation.methodName)(_:)``, each of which is requested when it is "
      + "read."
      + (isItemized
        ? " Their `items` are the items of all pages."
        : " The model does not name the items of a page, so the pages have no `items`.")
    writer.documentation(
      "\(summary)\n\n- Parameter input: The input for the first page. With a token, the pages start "
        + "there.")
    writer.function("public func \(name)(", ["_ input: \(input.swiftName)"], result) { writer in
      writer.line("Pages(\(operation.swiftName).self, input: input, caller: self)")
    }
    writer.gap()
    // The pages set the token.
    let token = operation.pagination?.inputToken.modelName
    let members = InitializerOrder.members(of: input).filter { $0.modelName != token }
    writer.documentation(summary + parameterList(members, "\n\n"))
    let parameters = members.map(InitializerOrder.parameter(for:))
    writer.function("public func \(name)(", parameters, result) { writer in
      writeCall(
        "\(callable(methodName, members))(", "\(input.swiftName)(", Self.arguments(members),
        to: &writer)
    }
  }

  // MARK: Type

  private func type(from source: String) -> SourceFile {
    let name = "\(service.swiftName)Client"
    return SourceFile(
      "\(name).swift", from: source, imports: ["public import AWSClient"] + models
    ) { writer in
      writer.documentation(
        """
        A client of \(service.title).

        `ServiceClient` and `ClientConfiguration` describe how it finds its region, credentials and \
        endpoint, and how to replace any part.
        """)
      writer.block("public struct \(name): \(protocolName), ServiceClient") { writer in
        writer.documentation("The caller that makes the calls.")
        writer.line("public let caller: any OperationCaller")
        writer.gap()
        writer.documentation("Creates a client with a configuration.")
        writer.block("public init(_ configuration: ClientConfiguration)") { writer in
          guard service.clientParameters.isEmpty else {
            return writer.line("self.init(configuration, options: \(service.swiftName)Options())")
          }
          writePipeline(to: &writer)
        }
        if !service.clientParameters.isEmpty {
          writer.gap()
          writer.documentation(
            "Creates a client with a configuration and the service's own options.")
          writer.function(
            "public init(",
            ["_ configuration: ClientConfiguration", "options: \(service.swiftName)Options"], ")"
          ) { writePipeline(to: &$0) }
        }
        writer.gap()
        writer.documentation(
          "Creates a client whose calls are made by a caller of your own, such as a stub in a test."
        )
        writer.block("public init(calling caller: any OperationCaller)") {
          $0.line("self.caller = caller")
        }
        if let discovery = service.discovery { write(discovery, to: &writer) }
      }
    }
  }

  private func write(_ discovery: EndpointDiscoveryPlan, to writer: inout SourceWriter) {
    let endpoints = Self.value(of: discovery.endpoints, "output", or: "[]")
    writer.gap()
    writer.documentation("How the service names the endpoints of operations that need one.")
    writer.line("private static var endpointDiscovery: EndpointDiscovery {")
    writer.indented { writer in
      writer.line("EndpointDiscovery(")
      writer.indented { writer in
        writer.line("\(discovery.operation).self, input: \(discovery.input)(),")
        writer.line("staleCode: \(discovery.staleCode.map(Literal.string) ?? "nil")")
      }
      writer.line(") { output in")
      writer.indented { writer in
        writer.line("\(endpoints).map { endpoint in")
        writer.indented { writer in
          writer.list(
            "EndpointDiscovery.Found(",
            [
              "address: \(Self.value(of: discovery.address, "endpoint", or: "\"\""))",
              "minutes: \(Self.value(of: discovery.minutes, "endpoint", or: "0"))",
            ], ")", .call)
        }
        writer.line("}")
      }
      writer.line("}")
    }
    writer.line("}")
  }

  private static func value(of member: MemberPlan, _ base: String, or absent: String) -> String {
    let text = "\(base).\(SwiftName.escaped(member.swiftName))"
    return member.isOptional ? "(\(text) ?? \(absent))" : text
  }

  // MARK: Options

  /// The file of the service's own options; `nil` if it has none.
  private func options(from source: String) -> SourceFile? {
    guard !service.clientParameters.isEmpty else { return nil }
    let name = "\(service.swiftName)Options"
    return SourceFile(
      "\(name).swift", from: source,
      imports: ["import AWSShapes"]
    ) { writer in
      writer.documentation("The options of \(service.title) beside those of every client.")
      writer.block("public struct \(name): Sendable, Hashable") { writer in
        for parameter in service.clientParameters {
          let text = parameter.documentation
          writer.documentation(
            text.isEmpty ? "The parameter `\(parameter.name)` of the endpoint rules." : text)
          writer.line(
            "public var \(SwiftName.escaped(parameter.swiftName)): \(parameter.swiftType)?")
          writer.gap()
        }
        writer.documentation("Creates options, none of which is set.")
        writer.line("public init() {}")
        writer.gap()
        writer.documentation("The values for parameters of the endpoint rules.")
        writer.block("var arguments: EndpointArguments") { writer in
          writer.line("var arguments = EndpointArguments()")
          for parameter in service.clientParameters {
            writer.list(
              "arguments.set(",
              [
                Literal.string(parameter.name), "to: \(SwiftName.escaped(parameter.swiftName))",
              ], ")", .call)
          }
          writer.line("return arguments")
        }
      }
    }
  }

  /// Writes what is particular to the service: its description, protocol and endpoint rules.
  private func writePipeline(to writer: inout SourceWriter) {
    let wireProtocol = Self.protocolNames[service.wireProtocol] ?? ".restJSON1"
    var arguments = [
      "configuration", "service: \(service.swiftName)Service.shape",
      "wireProtocol: \(wireProtocol)",
    ]
    if let endpointRules { arguments.append("endpointRules: \(endpointRules).ruleSet") }
    if !service.clientParameters.isEmpty {
      arguments.append("endpointArguments: options.arguments")
    }
    if service.discovery != nil { arguments.append("endpointDiscovery: Self.endpointDiscovery") }
    writer.list("caller = ConfiguredPipeline(", arguments, ")", .call)
  }

  private static let protocolNames: [WireProtocolName: String] = [
    .awsJSON10: ".awsJSON10", .awsJSON11: ".awsJSON11", .restJSON1: ".restJSON1",
  ]

  // MARK: Parts

  private func method(_ operation: OperationPlan) -> String {
    SwiftName.escaped(operation.methodName)
  }

  private func inputParameter(_ operation: OperationPlan) -> [String] {
    operation.input.map { ["_ input: \($0.swiftName)"] } ?? []
  }

  private func result(_ operation: OperationPlan) -> String {
    let output = operation.output?.swiftName ?? "UnitShape"
    return ") async throws(CallError) -> \(output)"
  }

  /// Writes the first paragraph of an operation's documentation, which stands in full only where it is
  /// read most: at the method that takes the members as parameters.
  private func writeSummary(of operation: OperationPlan, to writer: inout SourceWriter) {
    let (full, first) = (operation.documentation, operation.summary)
    let reference =
      full == first ? [] : ["The method that takes the input's members as parameters says more."]
    writer.documentation(
      ([first] + reference + [failures(of: operation)]).joined(separator: "\n\n"))
  }

  private func writeDocumentation(
    of operation: OperationPlan, parameters: [MemberPlan], to writer: inout SourceWriter
  ) {
    let text = operation.documentation
    var paragraphs = [text.isEmpty ? operation.summary : text]
    paragraphs.append(parameterList(parameters, "", "\n") + failures(of: operation))
    writer.documentation(paragraphs.joined(separator: "\n\n"))
  }

  /// The part of a doc comment that describes parameters; empty without parameters.
  private func parameterList(
    _ members: [MemberPlan], _ before: String, _ after: String = ""
  ) -> String {
    let described = members.map { member in
      let text = Markdown.firstParagraph(of: member.documentation)
      return (member.swiftName, text.isEmpty ? "The member `\(member.modelName)`." : text)
    }
    guard let first = described.first else { return "" }
    guard described.count > 1 else {
      return "\(before)- Parameter \(first.0): \(first.1)\(after)"
    }
    let list = described.map { "  - \($0): \($1)" }.joined(separator: "\n")
    return "\(before)- Parameters:\n\(list)\(after)"
  }

  private func failures(of operation: OperationPlan) -> String {
    guard let last = operation.errors.last else { return "- Throws: `CallError`." }
    let others = operation.errors.dropLast().map { "`\($0)`" }
    let list = others.isEmpty ? "`\(last)`" : others.joined(separator: ", ") + " or `\(last)`"
    return "- Throws: `CallError`. The service's own errors, found in its `modeled`, are of type "
      + "\(list)."
  }
}

/// The order of an initializer's parameters: those without a default value come first.
enum InitializerOrder {
  static func members(of structure: StructurePlan) -> [MemberPlan] {
    let hasValue = { (member: MemberPlan) in member.isOptional || member.fallback != nil }
    return structure.members.filter { !hasValue($0) } + structure.members.filter(hasValue)
  }

  static func parameter(for member: MemberPlan) -> String {
    let fallback = member.isOptional ? "nil" : member.fallback
    return "\(SwiftName.escaped(member.swiftName)): \(member.swiftType)"
      + (fallback.map { " = \($0)" } ?? "")
  }
}
