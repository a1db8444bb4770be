extension OperationHandler {
  /// Divides the lists of the request's scope into pages.
  var pager: Pager {
    Pager(scope: context.scope, now: context.now, tokens: context.pageTokens)
  }
}
