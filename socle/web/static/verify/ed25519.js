/* Ed25519 signatures: the browser's own code, or a small library where the browser has none. */

/** Whether this 32-byte key made this signature of the message. */
export async function isSigned(message, signature, key) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const own = await browserKey(key);
  if (own) return crypto.subtle.verify("Ed25519", own, signature, message);
  const { verifyAsync } = await import("../vendor/noble/ed25519.js");
  // Without ZIP215, as RFC 8032 and the browsers say.
  return verifyAsync(signature, message, key, { zip215: false });
}

async function browserKey(key) {
  try {
    return await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch {
    // No Ed25519 in this browser, or no such key: the library answers for both.
    return null;
  }
}
