// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_test.h"

#include "close_button.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace signalbox::tests {

DesktopTest::DesktopTest(const QStringList& needs)
    : m_needs(QStringList{u"Xvfb"_s, u"dbus-daemon"_s} + needs)
{
}

void DesktopTest::initTestCase()
{
    if (const auto missing = PrivateDesktop::missing(m_needs); !missing.isEmpty())
        QSKIP(qPrintable(missing + u" is not installed."_s));
}

void DesktopTest::init()
{
    m_desktop = std::make_unique<PrivateDesktop>();
    QVERIFY2(m_desktop->trouble().isEmpty(), qPrintable(m_desktop->trouble()));
}

void DesktopTest::cleanup()
{
    m_desktop.reset();
}

bool DesktopTest::close(const QString& window)
{
    return pressCloseButton(m_desktop->environment().value(u"DISPLAY"_s), window.toUInt());
}

} // namespace signalbox::tests
