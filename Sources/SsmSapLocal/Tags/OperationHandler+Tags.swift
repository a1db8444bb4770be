import SsmSapModels

extension OperationHandler {
  /// Adds tags to an application, a component or a database.
  mutating func tagResource(_ input: TagResourceRequest) throws(LocalFailure) -> TagResourceResponse
  {
    try requireResource(input.resourceArn)
    try state.tags.add(input.tags, to: input.resourceArn)
    return TagResourceResponse()
  }

  /// Removes tags. Keys that the resource does not have are ignored (inferred).
  mutating func untagResource(
    _ input: UntagResourceRequest
  ) throws(LocalFailure) -> UntagResourceResponse {
    try requireResource(input.resourceArn)
    state.tags.remove(input.tagKeys, from: input.resourceArn)
    return UntagResourceResponse()
  }

  /// Returns the tags of an application, a component or a database.
  func listTagsForResource(
    _ input: ListTagsForResourceRequest
  ) throws(LocalFailure) -> ListTagsForResourceResponse {
    try requireResource(input.resourceArn)
    return ListTagsForResourceResponse(tags: state.tags.tags(of: input.resourceArn))
  }

  private func requireResource(_ arn: String) throws(LocalFailure) {
    guard state.hasResource(arn: arn) else {
      throw .notFound("no application, component or database has the ARN \(arn)")
    }
  }
}
