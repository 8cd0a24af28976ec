// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/look.h"

#include <QPixmap>
#include <QTest>
#include <QWidget>

namespace signalbox::tests {

/// What the widget looks like in dark and in light. Set SIGNALBOX_PICTURES to a folder to look at NAME-dark.png and
/// NAME-light.png there.
inline void keepPictures(views::Look& look, QWidget& widget, const QString& name)
{
    using Scheme = views::Look::Scheme;
    const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES");
    for (const auto scheme : {Scheme::Dark, Scheme::Light}) {
        look.setScheme(scheme);
        QTest::qWait(100);
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        const QLatin1StringView end(scheme == Scheme::Light ? "-light.png" : "-dark.png");
        if (!folder.isEmpty())
            picture.save(folder + QLatin1Char('/') + name + end);
    }
}

} // namespace signalbox::tests
