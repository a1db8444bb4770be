/// Writes the commands of the service's operations for swift-argument-parser: the options of each,
/// and the table of what its input consists of. Everything that commands do is written by hand.
///
/// The files belong to a module that has the types `OperationCommand`, `PagedCommand`,
/// `StartingCommand`, `Parameter`, `OptionValue`, `Paging` and `Skeletons`, and the option groups
/// `RequestOptions`, `PagingOptions` and `WaitingOptions`.
struct CommandWriter {
  let service: ServicePlan
  let commands: [CommandPlan]
  let shapes: [ParameterShapePlan]
  /// The module of the client.
  let clientModule: String

  /// The files of the commands.
  func files(from source: String) -> [SourceFile] {
    commands.map { file(of: $0, from: source) }
      + [listFile(from: source), shapesFile(from: source)]
  }

  private func listFile(from source: String) -> SourceFile {
    let name = "\(service.swiftName)Commands"
    return SourceFile("\(name).swift", from: source, imports: ["import ArgumentParser"]) { writer in
      writer.documentation("The commands of \(service.title).")
      writer.block("enum \(name)") { writer in
        writer.documentation("A command for each operation, sorted by name.")
        writer.line("static let all: [any ParsableCommand.Type] = [")
        writer.indented { writer in
          for command in commands { writer.line("\(command.swiftName).self,") }
        }
        writer.line("]")
      }
    }
  }

  private func shapesFile(from source: String) -> SourceFile {
    SourceFile("InputShapes.swift", from: source, imports: []) { writer in
      writer.documentation("The structures inside inputs.")
      writer.block("enum InputShapes") { writer in
        for shape in shapes {
          writer.gap()
          writer.line("static let \(SwiftName.escaped(shape.swiftName)) = [")
          writer.indented { writer in
            for member in shape.members { writer.line(member + ",") }
          }
          writer.line("]")
        }
      }
    }
  }

  // MARK: A command

  private func file(of command: CommandPlan, from source: String) -> SourceFile {
    SourceFile(
      "\(command.swiftName).swift", from: source,
      imports: ["import ArgumentParser", "import \(clientModule)"], isFormatted: false
    ) { writer in
      writer.documentation("The command `\(command.name)`.")
      writer.block("struct \(command.swiftName): \(conformance(of: command))") { writer in
        writeConfiguration(of: command, to: &writer)
        writeTables(of: command, to: &writer)
        for option in command.options { write(option, to: &writer) }
        writeGroups(of: command, to: &writer)
        writeArguments(of: command, to: &writer)
        writeCall(of: command, to: &writer)
      }
      writer.gap()
      writeSkeletons(of: command, to: &writer)
    }
  }

  private func conformance(of command: CommandPlan) -> String {
    if command.paging != nil { return "PagedCommand" }
    return command.startsOperation ? "StartingCommand" : "OperationCommand"
  }

  private func writeConfiguration(of command: CommandPlan, to writer: inout SourceWriter) {
    var arguments = [
      "commandName: \(Literal.string(command.name))",
      "abstract: \(Literal.string(command.abstract))",
      "usage: \(Literal.string(usage(of: command)))",
    ]
    if !command.discussion.isEmpty {
      arguments.append("discussion: \(Literal.string(command.discussion))")
    }
    writer.line("static let configuration = CommandConfiguration(")
    writer.indented { writer in
      for argument in arguments.dropLast() { writer.line("\(argument),") }
      writer.line("\(arguments[arguments.count - 1]))")
    }
    writer.gap()
  }

  private func usage(of command: CommandPlan) -> String {
    let required = command.options.filter(\.isRequired).map { option in
      switch option.kind {
      case .flag: "--\(option.name)|--no-\(option.name)"
      case .words: "--\(option.name) <\(option.name)> ..."
      case .text, .number: "--\(option.name) <\(option.name)>"
      }
    }
    return (["\(service.signingName) \(command.name)"] + required + ["[<options>]"])
      .joined(separator: " ")
  }

  private func writeTables(of command: CommandPlan, to writer: inout SourceWriter) {
    writer.line("static let operation = \(Literal.string(command.operation.id.name))")
    writer.gap()
    writer.line("static let input: [Parameter] = [")
    writer.indented { writer in
      for option in command.options {
        let required = option.isRequired ? ", isRequired: true" : ""
        writer.line(
          "Parameter(\(Literal.string(option.member)), option: \(Literal.string(option.name)), "
            + "\(option.type)\(required)),")
      }
    }
    writer.line("]")
    writer.gap()
    guard let paging = command.paging else { return }
    let pageSize = paging.pageSize.map(Literal.string) ?? "nil"
    writer.line(
      "static let paging = Paging(inputToken: \(Literal.string(paging.inputToken)), "
        + "outputToken: \(Literal.strings(paging.outputToken)), "
        + "items: \(Literal.strings(paging.items)), pageSize: \(pageSize))")
    writer.gap()
  }

  private func write(_ option: OptionPlan, to writer: inout SourceWriter) {
    let help =
      option.isHidden
      ? "ArgumentHelp(\(Literal.string(option.help)), visibility: .hidden)"
      : Literal.string(option.help)
    var arguments = ["name: .customLong(\(Literal.string(option.name)))"]
    switch option.kind {
    case .text: break
    case .number: arguments.append("parsing: .unconditional")
    case .words: arguments.append("parsing: .upToNextOption")
    case .flag: arguments += ["inversion: .prefixedNo", "exclusivity: .chooseLast"]
    }
    arguments.append("help: \(help)")
    if !option.choices.isEmpty {
      arguments.append("completion: .list(\(Literal.strings(option.choices)))")
    }
    let name = SwiftName.escaped(option.swiftName)
    let isFlag = option.kind == .flag
    writer.line("\(isFlag ? "@Flag" : "@Option")(\(arguments.joined(separator: ", ")))")
    switch option.kind {
    case .text, .number: writer.line("var \(name): String?")
    case .words: writer.line("var \(name): [String] = []")
    case .flag: writer.line("var \(name): Bool?")
    }
    writer.gap()
  }

  private func writeGroups(of command: CommandPlan, to writer: inout SourceWriter) {
    if command.paging != nil {
      writer.line("@OptionGroup var pagingOptions: PagingOptions")
    }
    if command.startsOperation {
      writer.line("@OptionGroup var waiting: WaitingOptions")
    }
    writer.line("@OptionGroup var request: RequestOptions")
    writer.gap()
  }

  private func writeArguments(of command: CommandPlan, to writer: inout SourceWriter) {
    let values = command.options.map { option in
      let name = SwiftName.escaped(option.swiftName)
      switch option.kind {
      case .text, .number: return ".text(\(name))"
      case .words: return ".words(\(name))"
      case .flag: return ".flag(\(name))"
      }
    }
    writer.line("var arguments: [OptionValue] { [\(values.joined(separator: ", "))] }")
    writer.gap()
  }

  private func writeCall(of command: CommandPlan, to writer: inout SourceWriter) {
    let operation = command.operation
    let input = operation.input?.swiftName ?? "UnitShape"
    let output = operation.output?.swiftName ?? "UnitShape"
    writer.line(
      "func call(_ input: \(input), with client: \(service.swiftName)Client) "
        + "async throws(CallError) -> \(output) {")
    writer.indented { writer in
      let method = SwiftName.escaped(operation.methodName)
      writer.line("try await client.\(method)(\(operation.input == nil ? "" : "input"))")
    }
    writer.line("}")
  }

  private func writeSkeletons(of command: CommandPlan, to writer: inout SourceWriter) {
    writer.block("extension \(command.swiftName)") { writer in
      writer.line("static var skeletons: Skeletons {")
      writer.indented { writer in
        writer.line("Skeletons(")
        writer.indented { writer in
          writeText("input", command.inputSkeleton, ",", to: &writer)
          writeText("output", command.outputSkeleton, ")", to: &writer)
        }
      }
      writer.line("}")
    }
  }

  private func writeText(
    _ label: String, _ text: String, _ end: String, to writer: inout SourceWriter
  ) {
    writer.line("\(label): \"\"\"")
    writer.indented { writer in
      for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
        writer.line(String(decoding: line, as: UTF8.self))
      }
      writer.line("\"\"\"\(end)")
    }
  }
}
