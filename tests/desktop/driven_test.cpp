// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driven_test.h"

#include <QAbstractItemView>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace signalbox::tests {

QString DrivenTest::missing()
{
    return PrivateDesktop::missing({u"openbox"_s, u"xdotool"_s, u"stalonetray"_s, u"dunst"_s, u"dunstctl"_s, u"Xvfb"_s,
                                    u"dbus-daemon"_s, u"gnome-keyring-daemon"_s, u"secret-tool"_s});
}

void DrivenTest::initTestCase()
{
    if (!m_desktop)
        QSKIP(qPrintable(missing() + u" is not installed."_s));
    QVERIFY2(m_desktop->trouble().isEmpty(), qPrintable(m_desktop->trouble()));
    QVERIFY(m_desktop->startWindows());
    QVERIFY(m_desktop->startNotifications());
    QVERIFY(m_desktop->startKeyring());
    QVERIFY(furnish());
    m_hand = std::make_unique<Hand>(*m_desktop);
}

void DrivenTest::init()
{
    m_program = std::make_unique<SignedInProgram>();
    QVERIFY(prepare());
}

void DrivenTest::cleanup()
{
    // What was on the display at the end, for whoever wants to look at it.
    if (const auto folder = qEnvironmentVariable("SIGNALBOX_PICTURES"); !folder.isEmpty() && m_desktop) {
        const auto name
            = QString::fromLatin1(metaObject()->className()) + u'-' + QString::fromLatin1(QTest::currentTestFunction());
        QGuiApplication::primaryScreen()->grabWindow(0).save(u"%1/%2.png"_s.arg(folder, name));
    }
    m_program.reset();
}

QModelIndex DrivenTest::row(const QString& list, const QString& words, int role)
{
    QModelIndex found;
    m_hand->until([&] {
        const auto* view = m_hand->seen<QAbstractItemView>(list);
        for (int each = 0; view && !found.isValid() && each < view->model()->rowCount(); ++each) {
            if (const auto index = view->model()->index(each, 0); index.data(role).toString().contains(words))
                found = index;
        }
        return found.isValid();
    });
    return found;
}

} // namespace signalbox::tests
