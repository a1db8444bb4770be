import SsmSapModels

extension OperationHandler {
  /// Returns a database by its ARN, or by the ids of application, component and database.
  func getDatabase(_ input: GetDatabaseInput) throws(LocalFailure) -> GetDatabaseOutput {
    let database = try database(of: input)
    return GetDatabaseOutput(database: database, tags: state.tags.tags(of: database.arn ?? ""))
  }

  private func database(of input: GetDatabaseInput) throws(LocalFailure) -> Database {
    if let arn = input.databaseArn {
      guard let database = state.database(arn: arn)?.database, input.fits(database) else {
        throw .validation("no database has the ARN \(arn) and the given ids")
      }
      return database
    }
    guard let applicationID = input.applicationId, input.componentId != nil,
      input.databaseId != nil
    else {
      throw .validation(
        "DatabaseArn is needed, or all of ApplicationId, ComponentId and DatabaseId")
    }
    let record = try validApplication(applicationID)
    guard let database = record.databases.first(where: { input.fits($0) }) else {
      throw .validation(
        "the application \(record.id) has no component \(input.componentId ?? "") with a database "
          + (input.databaseId ?? ""))
    }
    return database
  }

  /// Lists the databases of a component, an application, or all applications, by ARN.
  func listDatabases(_ input: ListDatabasesInput) throws(LocalFailure) -> ListDatabasesOutput {
    let records =
      try input.applicationId.map { id throws(LocalFailure) in [try application(id)] }
      ?? state.applications.all
    if let id = input.componentId {
      let isKnown = records.contains { $0.components.contains { $0.componentId == id } }
      guard isKnown else { throw .notFound("no component has the id \(id)") }
    }
    let all = records.flatMap(\.databases)
      .filter { $0.componentId == input.componentId ?? $0.componentId }
      .map { database in
        DatabaseSummary(
          applicationId: database.applicationId, componentId: database.componentId,
          databaseId: database.databaseId, databaseType: database.databaseType, arn: database.arn,
          tags: state.tags.tags(of: database.arn ?? ""))
      }
    let page = try pager.page(ListDatabases.self, input, of: all) { PageKey($0.arn ?? "") }
    return ListDatabasesOutput(databases: page.items, nextToken: page.nextToken)
  }
}

extension GetDatabaseInput {
  /// Whether the ids that are given are those of the database.
  fileprivate func fits(_ database: Database) -> Bool {
    applicationId ?? database.applicationId == database.applicationId
      && componentId ?? database.componentId == database.componentId
      && databaseId ?? database.databaseId == database.databaseId
  }
}
