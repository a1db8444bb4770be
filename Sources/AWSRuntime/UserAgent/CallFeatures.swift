/// What the user agent tells of calls that are made on behalf of something above them, such as a
/// paginator.
///
/// It goes with the task, so that it reaches the pipeline through whatever stands in between.
enum CallFeatures {
  @TaskLocal static var current: FeatureSet = []

  /// Does work whose calls tell a feature.
  static func telling<Answer>(
    _ feature: Feature, isolation actor: isolated (any Actor)? = #isolation,
    _ work: () async throws(CallError) -> Answer
  ) async throws(CallError) -> Answer {
    let features = current.union(FeatureSet(feature))
    let result = await $current.withValue(features) {
      () async -> Result<Answer, CallError> in
      do throws(CallError) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
