// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"

#include "github/json_reader.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::Error unsupported(const QString& what)
{
    return {.kind = core::ErrorKind::Unsupported, .what = what};
}

} // namespace

// https://docs.github.com/en/rest/repos/contents
core::Result<QByteArray> parseFile(const QByteArray& body)
{
    if (body.trimmed().startsWith('['))
        return std::unexpected(unsupported(u"This is a folder, and no file."_s));
    const auto json = JsonReader::fromBody(body);
    const QString type = json.text("type"_L1);
    if (!json.error() && type != "file"_L1)
        return std::unexpected(unsupported(u"This is no file (%1)."_s.arg(type)));
    const QString encoding = json.text("encoding"_L1);
    if (!json.error() && encoding == "none"_L1)
        return std::unexpected(unsupported(u"This file is larger than GitHub hands out."_s));
    if (!json.error() && encoding != "base64"_L1)
        json.reject("encoding"_L1, u"base64 is expected"_s);
    const QByteArray encoded = json.text("content"_L1).toLatin1().replace('\n', "");
    const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (!json.error() && !decoded)
        json.reject("content"_L1, u"this is not base64"_s);
    return json.result(decoded ? *decoded : QByteArray());
}

} // namespace signalbox::github
