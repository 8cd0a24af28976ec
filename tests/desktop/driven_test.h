// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hand.h"
#include "private_desktop.h"
#include "signed_in_program.h"

#include <QApplication>
#include <QTest>

namespace signalbox::tests {

/// A test of screens on a real display, with a window manager, a notification server and a keychain: the
/// program's own objects in this process, moved by a Hand alone. Each slot begins with a program that is new and signed
/// in.
class DrivenTest : public QObject {
    Q_OBJECT

public:
    /// `desktop` is null where a part of it is not installed: the test is skipped then.
    explicit DrivenTest(PrivateDesktop* desktop)
        : m_desktop(desktop)
    {
    }

    /// The programs of which PrivateDesktop must have all.
    static QString missing();

protected:
    SignedInProgram& program() { return *m_program; }
    Hand& hand() { return *m_hand; }
    PrivateDesktop& desktop() { return *m_desktop; }
    QString downloads() const { return m_desktop->home() + QStringLiteral("/Downloads"); }
    /// What else the desktop has, before the first program starts on it. No tray unless it is asked for here: a tray
    /// tells an icon that it takes in that the keyboard is the icon's now, whoever has it (XEMBED_FOCUS_IN).
    virtual bool furnish() { return true; }
    /// What the embedded GitHub plays.
    virtual SignedInProgram::Scene scene() const { return {}; }
    /// Before anybody is signed in; false ends the slot.
    virtual bool prepare() { return m_program->signIn(); }
    /// The first row of a list whose text holds these words, once there is one.
    QModelIndex row(const QString& list, const QString& words, int role = Qt::DisplayRole);
    /// What is on the display now, into the folder SIGNALBOX_PICTURES, where it is set; with SIGNALBOX_PICTURES_IN=dark
    /// in the dark.
    void keepPicture(const QString& name);

protected Q_SLOTS:
    void cleanup();

private Q_SLOTS:
    void initTestCase();
    void init();

private:
    PrivateDesktop* m_desktop;
    std::unique_ptr<Hand> m_hand;
    std::unique_ptr<SignedInProgram> m_program;
};

/// The main() of such a test: the display is there before QApplication asks for it, and goes after it.
template <typename Test>
int runOnDisplay(int argc, char** argv)
{
    std::unique_ptr<PrivateDesktop> desktop;
    if (DrivenTest::missing().isEmpty()) {
        desktop = std::make_unique<PrivateDesktop>();
        for (const auto& name : desktop->environment().keys())
            qputenv(name.toUtf8().constData(), desktop->environment().value(name).toUtf8());
        for (const auto* name : {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            qunsetenv(name);
    }
    QApplication application(argc, argv);
    Test test(desktop.get());
    return QTest::qExec(&test, argc, argv);
}

} // namespace signalbox::tests
