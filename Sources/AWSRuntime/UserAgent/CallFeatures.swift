/// The features of calls that something above them makes, such as a paginator.
///
/// They are task-local, so that they reach the pipeline through any caller in between.
enum CallFeatures {
  @TaskLocal static var current: FeatureSet = []

  /// Does work whose calls have a feature.
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
