package import Sodium

extension PublicKey {
  /// 64 hexadecimal digits.
  package var hex: String { Hexadecimal.text(of: bytes) }
}
