#pragma once

#include <optional>
#include <utility>
#include <variant>

namespace portcullis {

//! \brief A value, or the error that stands in its place.
//!
//! Errors cross every boundary as values. Test with `if (!result)`; reading the side that is not
//! there is a programming error.
template <typename T, typename E> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) { }

    explicit operator bool() const { return m_state.index() == 0; }

    const T& value() const& { return *std::get_if<0>(&m_state); }
    T&& value() && { return std::move(*std::get_if<0>(&m_state)); }
    const E& error() const { return *std::get_if<1>(&m_state); }

    const T& operator*() const& { return value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, E> m_state;
};

//! \brief Nothing to give back, or an error.
template <typename E> class [[nodiscard]] Result<void, E> {
public:
    Result() = default;
    Result(E error) : m_error(std::move(error)) { }

    explicit operator bool() const { return !m_error.has_value(); }
    const E& error() const { return *m_error; }

private:
    std::optional<E> m_error;
};

} // namespace portcullis
