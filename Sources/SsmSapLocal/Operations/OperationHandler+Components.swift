import SsmSapModels

extension OperationHandler {
  /// Returns a component. An unknown one is a `ValidationException` (inferred).
  func getComponent(_ input: GetComponentInput) throws(LocalFailure) -> GetComponentOutput {
    let record = try validApplication(input.applicationId)
    guard let component = record.components.first(where: { $0.componentId == input.componentId })
    else {
      throw .validation(
        "the application \(record.id) has no component with the id \(input.componentId)")
    }
    return GetComponentOutput(
      component: component, tags: state.tags.tags(of: component.arn ?? ""))
  }

  /// Lists the components of an application, or of all applications, by ARN.
  func listComponents(_ input: ListComponentsInput) throws(LocalFailure) -> ListComponentsOutput {
    let records = try input.applicationId.map { id throws(LocalFailure) in [try application(id)] }
    let all = (records ?? state.applications.all).flatMap(\.components).map { component in
      ComponentSummary(
        applicationId: component.applicationId, componentId: component.componentId,
        componentType: component.componentType, tags: state.tags.tags(of: component.arn ?? ""),
        arn: component.arn)
    }
    let page = try pager.page(ListComponents.self, input, of: all) { PageKey($0.arn ?? "") }
    return ListComponentsOutput(components: page.items, nextToken: page.nextToken)
  }
}
