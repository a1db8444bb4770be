import JMESPath
import SsmSap

/// A command that calls an operation which returns a list page by page.
protocol PagedCommand: OperationCommand {
  static var paging: Paging { get }
  var pagingOptions: PagingOptions { get }
}

extension PagedCommand {
  func run() async throws {
    try await run { members, writer in
      guard try readsAllPages else {
        let output = try await respond(to: members, with: try await request.connection.makeClient())
        return try await writer.write(try JSONValue(encoding: output), title: Self.operation)
      }
      UnlistedValues(in: try input(from: members)).report()
      var reader = try PageReader(
        Self.paging, try pagingOptions.applied(to: members, Self.paging), pagingOptions)
      let client = try await request.connection.makeClient()
      var pages = writer.pages(of: Self.paging.items, title: Self.operation)
      while let page = try await reader.next({ members in
        try JSONValue(encoding: try await call(try input(from: members), with: client))
      }) {
        try await pages.write(page)
      }
      try await pages.finish(resumeToken: reader.resumeToken)
    }
  }

  /// Whether to read the list to its end. As in the AWS CLI, an option for the token or the size of a
  /// page asks for that page alone; a member of `--cli-input-json` does not.
  private var readsAllPages: Bool {
    get throws(ParameterError) {
      let single = [Self.paging.inputToken, Self.paging.pageSize]
      let isSingle = zip(Self.input, arguments).contains { parameter, argument in
        guard single.contains(parameter.name), case .text(.some) = argument else { return false }
        return true
      }
      guard isSingle || request.noPaginate else { return true }
      if let option = pagingOptions.firstGiven {
        throw ParameterError(
          option, "does not go with --no-paginate or an option for the page to read")
      }
      return false
    }
  }
}
