package com.connectchat.kernel;

/** A value that a caller may not send; becomes {@code validation_failed} at the edge that took it. */
public final class InvalidField extends RuntimeException {

    private final String pointer;

    /**
     * @param pointer the JSON pointer of the field, such as {@code /text}
     * @param message what is wrong with it, what is legal, and what to do; never the value itself
     */
    public InvalidField(String pointer, String message) {
        super(message, null, false, false);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
