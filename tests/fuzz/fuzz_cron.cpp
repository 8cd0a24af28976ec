// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cron, and a time zone on a second line. What is read falls due in order.
#include "target.h"
#include "workflow/cron.h"

using namespace signalbox;
using namespace signalbox::workflow;
using signalbox::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const qsizetype line = text.indexOf(u'\n');
    const auto cron = Cron::parse(text.left(line), line < 0 ? QString() : text.sliced(line + 1));
    if (!cron) {
        require(!cron.error().what.isEmpty(), "what is wrong is said");
        return 0;
    }
    const QDateTime now = QDateTime::fromString(QStringLiteral("2026-03-04T14:00:00Z"), Qt::ISODate);
    const QDateTime next = cron->nextAfter(now);
    require(next.isValid() && next > now, "the next time is later");
    if (const auto last = cron->lastBefore(now))
        require(*last <= now && cron->nextAfter(*last) > *last, "the last time was before");
    require(!cron->words().isEmpty(), "it has words");
    cron->isTooOften();
    return 0;
}
