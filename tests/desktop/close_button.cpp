// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "close_button.h"

#include <cstdlib>
#include <memory>
#include <string_view>

#include <xcb/xcb.h>

namespace signalbox::tests {
namespace {

using Connection = std::unique_ptr<xcb_connection_t, decltype([](xcb_connection_t* open) { xcb_disconnect(open); })>;

template <typename Reply>
using Answer = std::unique_ptr<Reply, decltype([](void* reply) { std::free(reply); })>;

xcb_atom_t atom(xcb_connection_t* connection, std::string_view name)
{
    const auto question = xcb_intern_atom(connection, 0, static_cast<uint16_t>(name.size()), name.data());
    const Answer<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(connection, question, nullptr));
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

} // namespace

bool pressCloseButton(const QString& display, quint32 window)
{
    const Connection connection(xcb_connect(display.toUtf8().constData(), nullptr));
    if (xcb_connection_has_error(connection.get()) != 0)
        return false;
    xcb_client_message_event_t event{};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 32;
    event.window = window;
    event.type = atom(connection.get(), "WM_PROTOCOLS");
    event.data.data32[0] = atom(connection.get(), "WM_DELETE_WINDOW");
    event.data.data32[1] = XCB_CURRENT_TIME;
    xcb_send_event(connection.get(), 0, window, XCB_EVENT_MASK_NO_EVENT, reinterpret_cast<const char*>(&event));
    // The server throws away what it has not read of a client that has hung up: wait until it has answered something.
    const Answer<xcb_get_input_focus_reply_t> heard(
        xcb_get_input_focus_reply(connection.get(), xcb_get_input_focus(connection.get()), nullptr));
    return heard != nullptr;
}

} // namespace signalbox::tests
