extension SigningKeyCache {
  /// Returns the key for the context, derived unless it is cached.
  func key(
    _ context: borrowing SigningContext, _ timestamp: SigningTimestamp
  ) throws(SigningError) -> SigningKey {
    if let key = key(day: timestamp.day, context: context) { return key }
    return try derive(context, timestamp)
  }

  /// Returns the key for the context, and keeps it in a lane.
  @inline(__always)
  func key(
    _ context: borrowing SigningContext, _ timestamp: SigningTimestamp, in lane: inout SigningLane
  ) throws(SigningError) -> SigningKey {
    if let key = lane.key, key.matches(day: timestamp.day, context: context) { return key }
    return try nextKey(context, timestamp, in: &lane)
  }

  @inline(never)
  private func nextKey(
    _ context: borrowing SigningContext, _ timestamp: SigningTimestamp, in lane: inout SigningLane
  ) throws(SigningError) -> SigningKey {
    let key: SigningKey
    if let known = self.key(day: timestamp.day, context: context) {
      key = SigningKey(separating: known)
    } else {
      key = try derive(context, timestamp)
    }
    lane.key = key
    return key
  }

  /// Derives the key for the context and caches it.
  ///
  /// The values that a key is derived from are checked here and not at each signature: a cached key
  /// is found only by the same, checked values.
  func derive(
    _ context: borrowing SigningContext, _ timestamp: SigningTimestamp
  ) throws(SigningError) -> SigningKey {
    try context.credentials.validate()
    guard Ascii.isCredentialText(context.region) else { throw .invalidRegion(context.region) }
    guard Ascii.isCredentialText(context.service) else { throw .invalidService(context.service) }
    let key = SigningKey(
      credentials: context.credentials, timestamp: timestamp, region: context.region,
      service: context.service)
    insert(key)
    return key
  }

  /// Returns the SigV4a key for the context, derived unless it is cached.
  func asymmetricKey(_ context: borrowing SigningContext) throws(SigningError) -> AsymmetricKey {
    guard RegionSet.isValid(context.region) else { throw .invalidRegion(context.region) }
    guard Ascii.isCredentialText(context.service) else { throw .invalidService(context.service) }
    if let key = asymmetricKey(context.credentials.fingerprint) { return key }
    try context.credentials.validate()
    let key = try AsymmetricKey(context.credentials)
    insert(key)
    return key
  }

}

extension Credentials {
  /// Checks that the key can be signed with.
  func validate() throws(SigningError) {
    guard !accessKeyID.isEmpty else { throw .emptyAccessKeyID }
    guard Ascii.isCredentialText(accessKeyID) else { throw .invalidAccessKeyID }
    guard !secretAccessKey.isEmpty else { throw .emptySecretAccessKey }
  }
}
