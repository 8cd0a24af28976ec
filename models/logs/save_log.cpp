// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/save_log.h"

#include "logs/secrets.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

constexpr qint64 blockBytes = 1 << 20;

/// Whole lines as they are shown to a reader; only those with a secret are written anew.
QByteArray maskedLines(const QByteArray& lines)
{
    QByteArray result;
    result.reserve(lines.size());
    qsizetype begin = 0;
    while (begin < lines.size()) {
        const qsizetype newline = lines.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? lines.size() : newline + 1;
        const QByteArray line = lines.sliced(begin, end - begin);
        const QString text = QString::fromUtf8(line);
        result += secretsIn(text).empty() ? line : masked(text).toUtf8();
        begin = end;
    }
    return result;
}

core::Error notWritten(const QSaveFile& target)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The log could not be saved."_s,
            .advice = u"Choose another place, or make room on the disk."_s,
            .detail = target.errorString()};
}

} // namespace

core::Result<void> saveLog(const LogFile& file, const QString& target, const std::stop_token& stop)
{
    QSaveFile saved(target);
    if (!saved.open(QIODevice::WriteOnly))
        return std::unexpected(notWritten(saved));
    QByteArray rest; // a line that the block has only the beginning of
    for (qint64 at = 0; at < file.size(); at += blockBytes) {
        if (stop.stop_requested())
            return std::unexpected(core::Error{.kind = core::ErrorKind::Cancelled, .what = u"Saving was stopped."_s});
        rest += file.read(at, blockBytes);
        const qsizetype whole = rest.lastIndexOf('\n') + 1;
        if (saved.write(maskedLines(rest.first(whole))) < 0)
            return std::unexpected(notWritten(saved));
        rest.remove(0, whole);
    }
    if (saved.write(maskedLines(rest)) < 0 || !saved.commit())
        return std::unexpected(notWritten(saved));
    return {};
}

} // namespace signalbox::logs
