// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_test.h"

#include <QDesktopServices>

using namespace Qt::StringLiterals;

namespace signalbox::tests {

void ProgramTest::initTestCase()
{
    for (const auto& scheme : {u"http"_s, u"file"_s})
        QDesktopServices::setUrlHandler(scheme, this, "openPage");
}

void ProgramTest::init()
{
    m_pages.clear();
    m_both = std::make_unique<SignedInProgram>();
    QVERIFY(m_both->signIn());
}

void ProgramTest::cleanup()
{
    m_both.reset();
}

} // namespace signalbox::tests
