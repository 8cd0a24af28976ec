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
    m_program = std::make_unique<SignedInProgram>(scene());
    if (qEnvironmentVariable("SIGNALBOX_PICTURES_IN") == "dark"_L1)
        m_program->program().look().setScheme(views::Look::Scheme::Dark);
    QVERIFY(prepare());
}

void DrivenTest::cleanup()
{
    keepPicture(QString::fromLatin1(QTest::currentTestFunction())); // of the end
    m_program.reset();
}

void DrivenTest::keepPicture(const QString& name)
{
    const auto folder = qEnvironmentVariable("SIGNALBOX_PICTURES");
    if (folder.isEmpty() || !m_desktop)
        return;
    QTest::qWait(150); // what was done last is drawn
    const auto test = QString::fromLatin1(metaObject()->className());
    QGuiApplication::primaryScreen()->grabWindow(0).save(u"%1/%2-%3.png"_s.arg(folder, test, name));
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
