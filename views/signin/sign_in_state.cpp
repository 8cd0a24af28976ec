// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/sign_in_state.h"

namespace signalbox::views {

int SignInState::check()
{
    m_step = Step::Checking;
    return ++m_number;
}

bool SignInState::accept(int number, const Identity& identity)
{
    if (m_step != Step::Checking || number != m_number)
        return false;
    m_step = Step::Accepted;
    m_identity = identity;
    return true;
}

bool SignInState::refuse(int number, const core::Error& error)
{
    if (m_step != Step::Checking || number != m_number)
        return false;
    m_step = Step::Refused;
    m_error = error;
    return true;
}

void SignInState::edited()
{
    m_step = Step::Idle;
}

} // namespace signalbox::views
