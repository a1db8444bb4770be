import AWSJSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// From a model to the files of its code.
struct Generator {
  /// What the user chose.
  struct Options {
    /// The service, where the model has several.
    var service: String?
    /// Traits to ignore though the generator does not know them.
    var ignoredTraits: Set<ShapeID> = []
    /// The module with the models, where the client stands in another.
    var modelsModule: String?
    /// Whether the client's type is generated; otherwise it is written by hand.
    var includesClientType = true
  }

  let plan: ServicePlan
  private let source: String
  private let options: Options

  /// - Parameters:
  ///   - bytes: The model, a Smithy JSON AST.
  ///   - source: The name of its file.
  init(_ bytes: [UInt8], named source: String, _ options: Options) throws {
    let tree: SyntaxTree
    do {
      tree = try JSONCodec().decode(SyntaxTree.self, from: bytes)
    } catch {
      throw ModelError(nil, "\(source) is no Smithy JSON AST: \(error)")
    }
    plan = try ServicePlanner.plan(
      try Model(tree), service: options.service, TraitSupport(ignored: options.ignoredTraits))
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
    ClientWriter(service: plan, modelsModule: options.modelsModule)
      .files(from: source, includingType: options.includesClientType)
  }
}
