import AWSShapes
import SsmSapModels

extension OperationHandler {
  /// Returns an application by its id or one of its ARNs. An unknown one is a `ValidationException`
  /// (inferred).
  func getApplication(_ input: GetApplicationInput) throws(LocalFailure) -> GetApplicationOutput {
    guard input.applicationId != nil || input.applicationArn != nil || input.appRegistryArn != nil
    else { throw .validation("one of ApplicationId, ApplicationArn and AppRegistryArn is needed") }
    let record = state.applications.all.first { record in
      input.applicationId.map { $0.hasSameBytes(as: record.id) } ?? true
        && input.applicationArn.map { $0.hasSameBytes(as: record.arn) } ?? true
        && input.appRegistryArn.map { $0 == record.application.appRegistryArn } ?? true
    }
    guard let record else {
      let names = [input.applicationId, input.applicationArn, input.appRegistryArn]
      throw .validation(
        "there is no application \(names.compactMap(\.self).joined(separator: ", "))")
    }
    return GetApplicationOutput(
      application: record.application, tags: state.tags.tags(of: record.arn))
  }

  /// Lists the applications of the scope, by id.
  func listApplications(
    _ input: ListApplicationsInput
  ) throws(LocalFailure) -> ListApplicationsOutput {
    let all = state.applications.all.map { record in
      ApplicationSummary(
        id: record.id, discoveryStatus: record.application.discoveryStatus, type: record.type,
        arn: record.arn, tags: state.tags.tags(of: record.arn))
    }
    let matching = try FilterTable.applications.matches(among: all, of: input.filters)
    let page = try pager.page(ListApplications.self, input, of: matching) { PageKey($0.id ?? "") }
    return ListApplicationsOutput(applications: page.items, nextToken: page.nextToken)
  }

  /// Removes an application, which is `DELETING` meanwhile.
  ///
  /// An application that an operation is changing is refused with a `ValidationException`, because the
  /// operation models no `ConflictException` (inferred). The type of the operation is inferred.
  mutating func deregisterApplication(
    _ input: DeregisterApplicationInput
  ) throws(LocalFailure) -> DeregisterApplicationOutput {
    let record = try validApplication(input.applicationId)
    if let reason = busyReason(of: record) { throw .validation(reason) }
    var timeline = timeline
    timeline.add(.application(record.id, .deleting), .discovery(record.id, .deleting))
    timeline.pass(WorkLength.deregistration)
    timeline.add(.remove(application: record.id), .end(.success))
    _ = begin("DEREGISTER_APPLICATION", of: record, timeline)
    return DeregisterApplicationOutput()
  }
}
