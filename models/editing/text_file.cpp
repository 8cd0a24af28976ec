// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/text_file.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::editing {
namespace {

constexpr auto Mark = "\xEF\xBB\xBF";

QString tr(const char* text)
{
    return QCoreApplication::translate("TextFile", text);
}

/// Characters that a text document takes for something of its own, so that they would not come back out of it.
bool isUnkeepable(QChar letter)
{
    return letter == QChar::Null || letter == QChar::ParagraphSeparator || letter == QChar(0xfdd0)
        || letter == QChar(0xfdd1);
}

core::Error obstacle(const QString& what)
{
    return {.kind = core::ErrorKind::Unsupported,
            .what = what,
            .advice = tr("It is shown as far as it can be read and not changed; convert it to UTF-8 to edit it here.")};
}

std::optional<core::Error> obstacleIn(const QByteArray& bytes, const QString& text, bool valid)
{
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return obstacle(tr("This file is UTF-16, and GitHub reads workflow files as UTF-8."));
    if (!valid)
        return obstacle(tr("This file is not UTF-8, as GitHub reads workflow files."));
    if (std::ranges::any_of(text, isUnkeepable))
        return obstacle(tr("This file holds control characters that an editor of text cannot keep."));
    return {};
}

} // namespace

core::Result<TextFile> TextFile::read(const QByteArray& bytes)
{
    if (bytes.size() > mostBytes) {
        return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected,
                                           .what = tr("This file is larger than 1 MB; GitHub reads no such workflow."),
                                           .advice = tr("Open it in another editor and divide it.")});
    }
    TextFile file;
    file.byteOrderMark = bytes.startsWith(Mark);
    const QByteArrayView body = QByteArrayView(bytes).sliced(file.byteOrderMark ? 3 : 0);
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    file.text = decoder(body);
    file.obstacle = obstacleIn(bytes, file.text, !decoder.hasError());

    const auto pairs = body.count("\r\n");
    const auto feeds = body.count('\n') - pairs;
    const auto returns = body.count('\r') - pairs;
    file.lineEnd = pairs > feeds ? LineEnd::CrLf : LineEnd::Lf;
    file.mixedLineEnds = (pairs > 0 && feeds > 0) || returns > 0;
    file.text.replace("\r\n"_L1, "\n"_L1);
    file.text.replace(u'\r', u'\n');
    return file;
}

QByteArray TextFile::write(const QString& newText) const
{
    QByteArray bytes = newText.toUtf8();
    if (lineEnd == LineEnd::CrLf)
        bytes.replace("\n", "\r\n");
    if (byteOrderMark)
        bytes.prepend(Mark);
    return bytes;
}

} // namespace signalbox::editing
