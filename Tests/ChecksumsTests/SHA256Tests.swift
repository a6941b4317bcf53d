import Checksums
import Testing

@Suite struct SHA256Tests {
  // FIPS 180-4: the message of one block, "abc", and the empty message.
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ])
  func digestsAreThoseOfTheStandard(_ message: String, _ digest: String) {
    #expect(SHA256.hexadecimal(of: Array(message.utf8)) == digest)
  }

  @Test func aPartOfAnArrayHasTheDigestOfItsBytes() {
    let bytes = Array("an abc".utf8)
    #expect(SHA256.hexadecimal(of: bytes[3...]) == SHA256.hexadecimal(of: Array("abc".utf8)))
  }
}
