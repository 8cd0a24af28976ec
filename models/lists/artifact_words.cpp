// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/artifact_words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::lists::Artifact", text);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString shareText(const core::Download& download)
{
    return download.total > 0 ? tr("%1 of %2").arg(sizeText(download.received), sizeText(download.total))
                              : sizeText(download.received);
}

} // namespace

bool isExpired(const core::Artifact& artifact, const QDateTime& now)
{
    return artifact.expired || (artifact.expiresAt && now.isValid() && *artifact.expiresAt <= now);
}

QString expiryText(const core::Artifact& artifact, const QDateTime& now)
{
    if (isExpired(artifact, now))
        return tr("expired");
    if (!artifact.expiresAt)
        return {};
    const qint64 days = now.daysTo(*artifact.expiresAt);
    if (days <= 0)
        return tr("expires today");
    return days == 1 ? tr("expires tomorrow") : tr("expires in %1 days").arg(days);
}

QString factsText(const core::Artifact& artifact, const QDateTime& now)
{
    QStringList facts{sizeText(artifact.size)};
    if (const QString expiry = expiryText(artifact, now); !expiry.isEmpty())
        facts << expiry;
    if (!artifact.digest.isEmpty())
        facts << artifact.digest.left(19) + u'…';
    return facts.join(u"  ·  "_s);
}

QString downloadText(const core::Download& download)
{
    using Phase = core::Download::Phase;
    switch (download.phase) {
    case Phase::None:
        return {};
    case Phase::Queued:
        return tr("Waits for its turn");
    case Phase::Running:
        return download.bytesPerSecond > 0 ? tr("%1, %2/s").arg(shareText(download), sizeText(download.bytesPerSecond))
            : download.received > 0        ? shareText(download)
                                           : tr("Asking GitHub for it …");
    case Phase::Waiting:
        return tr("%1 Goes on by itself, at %2 of it.")
            .arg(download.error ? download.error->what : QString(), shareText(download));
    case Phase::Checking:
        return tr("Checking its digest …");
    case Phase::Stopped:
        return download.received > 0 ? tr("Stopped at %1").arg(shareText(download)) : tr("Stopped");
    case Phase::Failed:
        return download.error ? download.error->sentence() : tr("Failed");
    case Phase::Done:
        return tr("Downloaded as %1").arg(QFileInfo(download.path).fileName());
    }
    return {};
}

} // namespace signalbox::lists
