import SsmSapModels

extension OperationHandler {
  /// Returns an operation.
  func getOperation(_ input: GetOperationInput) throws(LocalFailure) -> GetOperationOutput {
    GetOperationOutput(operation: try operation(input.operationId).operation)
  }

  /// Lists the operations of an application, the newest first.
  func listOperations(_ input: ListOperationsInput) throws(LocalFailure) -> ListOperationsOutput {
    let record = try validApplication(input.applicationId)
    let own = state.operations.all.filter { $0.applicationID == record.id }
    let matching = try FilterTable.operations.matches(
      among: own, of: input.filters, by: \.operation)
    let page = try pager.page(ListOperations.self, input, of: matching) {
      PageKey(largestFirst: $0.number)
    }
    return ListOperationsOutput(
      operations: page.items.map(\.operation), nextToken: page.nextToken)
  }

  /// Lists the events of an operation, the newest first.
  func listOperationEvents(
    _ input: ListOperationEventsInput
  ) throws(LocalFailure) -> ListOperationEventsOutput {
    let events = try operation(input.operationId).events
    let matching = try FilterTable.operationEvents.matches(
      among: Array(events.enumerated()), of: input.filters, by: \.element)
    let page = try pager.page(ListOperationEvents.self, input, of: matching) {
      PageKey(largestFirst: UInt64($0.offset))
    }
    return ListOperationEventsOutput(
      operationEvents: page.items.map(\.element), nextToken: page.nextToken)
  }

  /// Returns the operation with the id, which may be in braces and in uppercase.
  ///
  /// - Throws: A `ValidationException` if there is none, because the operations model no
  ///   `ResourceNotFoundException`.
  private func operation(_ id: String) throws(LocalFailure) -> OperationRecord {
    let plain = id.filter { $0 != "{" && $0 != "}" }.lowercased()
    guard let record = state.operations[id] ?? state.operations[plain] else {
      throw .validation("no operation has the id \(id)")
    }
    return record
  }
}
