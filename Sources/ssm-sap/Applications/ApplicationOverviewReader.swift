import SsmSap
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads an application with everything that belongs to it, with several calls at a time.
struct ApplicationOverviewReader {
  /// How many calls run at once; more would only be throttled.
  private static let width = 8

  let client: SsmSapClient
  /// How many operations to return.
  let operations: Int

  /// Reads the overview of an application.
  ///
  /// - Throws: `CallError` of the first call that fails.
  func read(_ id: String) async throws -> ApplicationOverview {
    let found = try await client.getApplication(applicationId: id)
    guard let application = found.application else {
      throw CommandFailure(.unreadable, "the response has no application \(id)")
    }
    async let components = components(of: id)
    async let databases = databases(of: id)
    async let operations = lastOperations(of: id)
    return try await ApplicationOverview(
      application: application, tags: found.tags ?? [:], components: components,
      databases: databases, operations: operations)
  }

  private func components(of id: String) async throws -> [Component] {
    let summaries = try await client.listComponentsPages(applicationId: id).allItems()
    return try await each(summaries.compactMap(\.componentId)) { component in
      try await client.getComponent(applicationId: id, componentId: component).component
    }
  }

  private func databases(of id: String) async throws -> [Database] {
    let summaries = try await client.listDatabasesPages(applicationId: id).allItems()
    return try await each(summaries.compactMap(\.arn)) { arn in
      try await client.getDatabase(databaseArn: arn).database
    }
  }

  private func lastOperations(of id: String) async throws -> [SsmSapModels.Operation] {
    guard operations > 0 else { return [] }
    // The order of the list is not documented, so all of it is read.
    let all = try await client.listOperationsPages(applicationId: id).allItems()
    let newest = all.sorted { ($0.startTime ?? .distantPast) > ($1.startTime ?? .distantPast) }
    return Array(newest.prefix(operations))
  }

  /// Makes a call for each element, some at once, and returns the results in order.
  private func each<Result: Sendable>(
    _ elements: [String], _ call: @escaping @Sendable (String) async throws -> Result?
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result?).self) { group in
      var results: [Result?] = Array(repeating: nil, count: elements.count)
      for (index, element) in elements.enumerated() {
        if index >= Self.width, let (place, result) = try await group.next() {
          results[place] = result
        }
        group.addTask { (index, try await call(element)) }
      }
      for try await (place, result) in group { results[place] = result }
      return results.compactMap(\.self)
    }
  }
}
