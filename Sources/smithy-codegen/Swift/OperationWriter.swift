import AWSShapes

/// Writes the description of an operation.
struct OperationWriter {
  let operation: OperationPlan
  let service: ServicePlan

  private var name: String { operation.swiftName }
  private var input: String { operation.input?.swiftName ?? "UnitShape" }
  private var output: String { operation.output?.swiftName ?? "UnitShape" }

  /// The file of the type.
  func file(from source: String) -> SourceFile {
    let tokenHoldsDate = operation.pagination?.inputToken.type.holdsDate ?? false
    return SourceFile(
      "Operations/\(name).swift", from: source, imports: ["public import AWSShapes"],
      needsDate: tokenHoldsDate
    ) { writer in
      write(to: &writer)
      if let pagination = operation.pagination { write(pagination, to: &writer) }
    }
  }

  private func write(to writer: inout SourceWriter) {
    writer.documentation(
      operation.documentation.isEmpty ? "The operation `\(name)`." : operation.summary)
    writer.block("public enum \(name): OperationShape") { writer in
      writer.documentation("The input.")
      writer.line("public typealias Input = \(input)")
      writer.documentation("The output.")
      writer.line("public typealias Output = \(output)")
      writer.gap()
      writer.documentation("The name in the model.")
      writer.line("public static let name = \(Literal.string(operation.id.name))")
      writer.documentation("The service that the operation belongs to.")
      writer.line(
        "public static var service: ServiceShape { \(service.swiftName)Service.shape }")
      writeBinding(to: &writer)
      writer.documentation("The errors that the model lists.")
      writer.list(
        "public static let errors: [any ErrorShape.Type] = [",
        operation.errors.map { "\($0).self" }, "]", .collection)
      writeTraits(to: &writer)
      writeEndpoint(to: &writer)
    }
  }

  private func writeBinding(to writer: inout SourceWriter) {
    writer.documentation("The method, path and status on HTTP.")
    var arguments = [
      "method: \(Literal.string(operation.method))", "uri: \(Literal.string(operation.uri))",
    ]
    if operation.status != 200 { arguments.append("status: \(operation.status)") }
    writer.list("public static let http = HTTPBinding(", arguments, ")", .call)
    if let prefix = operation.hostPrefix {
      writer.documentation("The prefix of the endpoint's host name.")
      writer.line(
        "public static let hostPrefix: LabelPattern? = LabelPattern(\(Literal.string(prefix)))")
    }
  }

  private func writeTraits(to writer: inout SourceWriter) {
    writer.documentation("Whether the operation changes nothing.")
    writer.line("public static let isReadOnly = \(operation.isReadOnly)")
    if operation.isIdempotent, !operation.isReadOnly {
      writer.documentation("Whether sending the request twice has the effect of sending it once.")
      writer.line("public static let isIdempotent = true")
    }
    if !operation.compressionEncodings.isEmpty {
      writer.documentation(
        "The encodings that the body may be compressed with, the preferred one first.")
      writer.line(
        "public static let compressionEncodings = \(Literal.strings(operation.compressionEncodings))"
      )
    }
    let checksums =
      (operation.isChecksumRequired ? ["RequestChecksum.contentMD5"] : [])
      + operation.checksums.map {
        "RequestChecksum(header: \(Literal.string($0.header)), algorithm: "
          + ".init(rawValue: \(Literal.string($0.algorithm.rawValue))))"
      }
    if !checksums.isEmpty {
      writer.documentation("The checksums that the request must carry.")
      writer.list("public static let requestChecksums = [", checksums, "]", .collection)
    }
    if operation.isUnsignedPayload {
      writer.documentation("Whether the signature does not cover the body.")
      writer.line("public static let isUnsignedPayload = true")
    }
  }

  private func writeEndpoint(to writer: inout SourceWriter) {
    if operation.authSchemes != AuthScheme.signed {
      let schemes = operation.authSchemes.map { Self.authSchemes[$0] ?? ".none" }
      writer.documentation("The ways to authenticate a request, the preferred one first.")
      writer.list(
        "public static let authSchemes: [AuthScheme] = [", schemes, "]", .collection)
    }
    if operation.requiresDiscoveredEndpoint {
      writer.documentation("Whether the service names the operation's endpoint itself.")
      writer.line("public static let requiresDiscoveredEndpoint = true")
    }
    guard !operation.endpointBindings.isEmpty else { return }
    writer.gap()
    writer.documentation("Returns the values for parameters of the service's endpoint rules.")
    writer.function(
      "public static func endpointArguments(", ["for input: \(input)"], ") -> EndpointArguments"
    ) { writer in
      writer.line("var arguments = EndpointArguments()")
      for binding in operation.endpointBindings {
        writer.list(
          "arguments.set(", [Literal.string(binding.parameter), "to: \(binding.expression)"], ")",
          .call)
      }
      writer.line("return arguments")
    }
  }

  private static let authSchemes: [AuthScheme: String] = [
    .sigV4: ".sigV4", .sigV4a: ".sigV4a", .httpBearer: ".httpBearer", .none: ".none",
  ]

  // MARK: Pagination

  /// The requirement of `PaginatedOperation` for pages that end with a repeated token.
  private static let repeatedTokenEnds = "repeatedTokenEndsPages"

  private func write(_ pagination: PaginationPlan, to writer: inout SourceWriter) {
    let conformance = pagination.items.isEmpty ? "PaginatedOperation" : "ItemizedOperation"
    let token = pagination.inputToken.type.swiftName
    let property = SwiftName.escaped(pagination.inputToken.swiftName)
    writer.gap()
    writer.block("extension \(name): \(conformance)") { writer in
      writer.documentation("Returns the token of the next page, or `nil` after the last.")
      writer.function(
        "public static func nextToken(", ["of output: \(output)"], ") -> \(token)?"
      ) {
        $0.line(expression(pagination.outputToken))
      }
      writer.gap()
      writer.documentation("Sets the token of the page to request.")
      writer.function(
        "public static func setNextToken(", ["_ token: \(token)", "in input: inout \(input)"], ")"
      ) {
        $0.line("input.\(property) = token")
      }
      if pagination.repeatedTokenEnds {
        writer.gap()
        writer.documentation("Whether the last page carries the token that it was requested with.")
        writer.line("public static let \(Self.repeatedTokenEnds) = true")
      }
      guard let items = pagination.items.last else { return }
      writer.gap()
      writer.documentation("Returns the items of a page, in the order of the page.")
      writer.function(
        "public static func items(", ["of output: \(output)"], ") -> \(itemType(items))"
      ) {
        $0.line(itemsExpression(pagination.items))
      }
    }
  }

  private func itemType(_ items: MemberPlan) -> String {
    if case .map(let value, let isSparse) = items.type {
      return "[(key: String, value: \(value.swiftName)\(isSparse ? "?" : ""))]"
    }
    return items.type.swiftName
  }

  private func itemsExpression(_ path: [MemberPlan]) -> String {
    guard let last = path.last, case .map = last.type else {
      return isOptional(path) ? "\(expression(path)) ?? []" : expression(path)
    }
    let map = isOptional(path) ? "(\(expression(path)) ?? [:])" : expression(path)
    return "\(map).sorted { $0.key < $1.key }"
  }

  private func expression(_ path: [MemberPlan]) -> String {
    path.enumerated().reduce("output") { text, entry in
      let isLast = entry.offset == path.count - 1
      let mark = entry.element.isOptional && !isLast ? "?" : ""
      return "\(text).\(SwiftName.escaped(entry.element.swiftName))\(mark)"
    }
  }

  private func isOptional(_ path: [MemberPlan]) -> Bool { path.contains(where: \.isOptional) }
}
