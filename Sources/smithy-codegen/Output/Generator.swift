import AWSJSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Generates the files of a service's code from its model.
struct Generator {
  /// The user's choices.
  struct Options {
    /// The service to generate, if the model has several.
    var service: String?
    /// Unsupported traits to ignore.
    var ignoredTraits: Set<ShapeID> = []
    /// Operations whose last page repeats its token, by name or id.
    var repeatedTokens: Set<String> = []
    /// The names of the operations to generate; `nil` for all.
    var operations: [String]?
    /// The module of the models, if the client is in another module.
    var modelsModule: String?
    /// The module of the client, if commands are generated.
    var clientModule: String?
    /// Operations that start something that their command can wait for, by name.
    var startingOperations: Set<String> = []
    /// Whether to generate the client's type; otherwise it is written by hand.
    var includesClientType = true
  }

  let plan: ServicePlan
  private let model: Model
  private let source: String
  private let options: Options

  /// Plans the code of a model.
  ///
  /// - Parameters:
  ///   - bytes: The model, a Smithy JSON AST.
  ///   - source: The name of its file.
  ///   - options: The user's choices.
  /// - Throws: ``ModelError`` or ``ModelErrors``.
  init(_ bytes: [UInt8], named source: String, _ options: Options) throws {
    let tree: SyntaxTree
    do {
      tree = try JSONCodec().decode(SyntaxTree.self, from: bytes)
    } catch {
      throw ModelError(nil, "expected a Smithy JSON AST: \(error)")
    }
    model = try Model(tree)
    plan = try ServicePlanner.plan(
      model, service: options.service, TraitSupport(ignored: options.ignoredTraits),
      repeatedTokens: options.repeatedTokens, selected: options.operations)
    self.source = source
    self.options = options
  }

  /// The files of the models.
  var models: [SourceFile] {
    let types =
      plan.structures.map { StructureWriter(structure: $0).file(from: source) }
      + plan.unions.map { UnionWriter(union: $0).file(from: source) }
      + plan.enums.map { EnumWriter(plan: $0).file(from: source) }
      + plan.operations.map { OperationWriter(operation: $0, service: plan).file(from: source) }
    let service = ServiceWriter(service: plan)
    return types + [service.file(from: source)]
      + [service.patternsFile(from: source)].compactMap { $0 }
  }

  /// The files of the client.
  var client: [SourceFile] {
    let rules = plan.endpointRules.map {
      EndpointRulesWriter($0, of: plan).file(from: source)
    }
    let writer = ClientWriter(
      service: plan, modelsModule: options.modelsModule,
      endpointRules: plan.endpointRules.map { _ in "\(plan.swiftName)EndpointRules" })
    return writer.files(from: source, includingType: options.includesClientType)
      + [rules].compactMap { $0 }
  }

  /// The files of a server; none unless the models have a module of their own.
  var server: [SourceFile] {
    guard let module = options.modelsModule else { return [] }
    return ServerWriter(service: plan, modelsModule: module).files(from: source)
  }

  /// Returns the files of the commands.
  ///
  /// - Throws: ``ModelError`` for an input that options cannot take, or for an unknown operation
  ///   among the starting ones.
  func commands() throws(ModelError) -> [SourceFile] {
    let planner = CommandPlanner(
      model: model, service: plan, starting: options.startingOperations)
    let known = plan.operations.map(\.id.name)
    if let unknown = options.startingOperations.subtracting(known).min() {
      throw ModelError(plan.id, "the service has no operation \(unknown)")
    }
    let commands = try plan.operations.map { operation throws(ModelError) in
      try planner.command(for: operation)
    }
    let writer = CommandWriter(
      service: plan, commands: commands, shapes: try planner.shapes(),
      clientModule: options.clientModule ?? "")
    return writer.files(from: source)
  }
}
