// SPDX-License-Identifier: Apache-2.0
#include "base/sha1.hpp"

#include <openssl/evp.h>

namespace wirestem {

std::string sha1_bytes(std::string_view bytes) {
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
             EVP_sha1(), nullptr);
  digest.resize(size);
  return digest;
}

}  // namespace wirestem
